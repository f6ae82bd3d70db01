package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Requirement;

@Conformance
@Tag("documents")
class ActivityProfileTest extends ProfileContract {

  ActivityProfileTest(Lrs lrs) {
    super(lrs, "activities/profile");
  }

  @Override
  String[] context() {
    return new String[] {"activityId", Samples.activityId()};
  }

  @Test
  @Requirement(
      clause = "xAPI-Communication 2.7",
      text = "Profiles of one activity are not those of another")
  void activities_areKeptApart() {
    String[] one = context();
    String[] other = context();
    put(one, "doc", "one", "text/plain").expect(204);
    put(other, "doc", "other", "text/plain").expect(204);
    assertThat(get(one, "doc").text()).isEqualTo("one");
    assertThat(get(other, "doc").text()).isEqualTo("other");
  }
}
