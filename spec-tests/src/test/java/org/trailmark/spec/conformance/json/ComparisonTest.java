package org.trailmark.spec.conformance.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The comparison decides about many requirements, so it is tested itself. */
class ComparisonTest {
  private final ObjectNode sent = Samples.full();

  @Test
  void whatTheLrsSets_isNoDifference() {
    ObjectNode received = Json.with(sent, "/stored", "'2020-01-01T00:00:00.000Z'");
    received = Json.with(received, "/authority", Samples.agent());
    received = Json.with(received, "/version", "'1.0.0'");
    assertThat(Comparison.differences(sent, received)).isEmpty();
  }

  @Test
  void sameInstantAndAnotherMemberOrder_areNoDifferences() {
    ObjectNode received = Json.with(sent, "/timestamp", "'2013-05-18T07:32:34.804+02:00'");
    received =
        Json.with(
            received,
            "/actor/member",
            Json.array(
                sent.at("/actor/member/1"),
                sent.at("/actor/member/2"),
                sent.at("/actor/member/0")));
    assertThat(Comparison.differences(sent, received)).isEmpty();
  }

  @Test
  void singleContextActivity_equalsAnArrayOfOne() {
    String place = "/context/contextActivities/parent";
    ObjectNode single = Json.with(sent, place, sent.at(place + "/0"));
    assertThat(Comparison.differences(single, sent)).isEmpty();
  }

  @Test
  void changedMissingAndAdded_areDifferences() {
    assertThat(Comparison.differences(sent, Json.with(sent, "/result/score/raw", "6")))
        .containsExactly("/result/score/raw is 6 instead of 5");
    assertThat(Comparison.differences(sent, Json.without(sent, "/verb/display/de")))
        .containsExactly("/verb/display/de is missing");
    assertThat(Comparison.differences(sent, Json.with(sent, "/context/extra", "1")))
        .containsExactly("/context/extra was added");
    assertThat(Comparison.differences(sent, Json.without(sent, "/actor/member/1")))
        .containsExactly("/actor/member has 2 elements, not 3");
    assertThat(
            Comparison.differences(sent, Json.with(sent, "/timestamp", "'2013-05-18T05:32:35Z'")))
        .hasSize(1);
  }
}
