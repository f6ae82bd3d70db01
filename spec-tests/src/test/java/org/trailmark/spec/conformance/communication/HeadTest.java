package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Answer;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.node.ObjectNode;

@Conformance
class HeadTest {
  private static final String CLAUSE = "xAPI-Communication 1.1";

  private final Lrs lrs;
  private final Statements statements;

  HeadTest(Lrs lrs) {
    this.lrs = lrs;
    this.statements = new Statements(lrs);
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "HEAD of statements is answered as GET, without the body")
  Stream<DynamicTest> headOfStatements_isGetWithoutBody() {
    ObjectNode stored = Samples.statement();
    statements.store(stored);
    return likeGet(
        Map.of(
            "a statement", List.of("statementId", Samples.id(stored)),
            "an unknown statement", List.of("statementId", Samples.unique()),
            "a query", List.of("verb", stored.at("/verb/id").stringValue()),
            "a bad parameter", List.of("verb", "x"),
            "an unknown parameter", List.of("foo", "x")),
        "statements");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "HEAD of About is answered as GET, without the body")
  Stream<DynamicTest> headOfAbout_isGetWithoutBody() {
    return likeGet(Map.of("about", List.of()), "about");
  }

  @TestFactory
  @Tag("documents")
  @Requirement(
      clause = CLAUSE,
      text = "HEAD of document resources is answered as GET, without the body")
  Stream<DynamicTest> headOfDocuments_isGetWithoutBody() {
    String activity = Samples.activityId();
    String agent = Samples.agent().toString();
    lrs.put("activities/state")
        .queries("activityId", activity, "agent", agent, "stateId", "s")
        .body("text", "text/plain")
        .send()
        .expect(204);
    return Stream.of(
            likeGet(
                Map.of(
                    "a state",
                    List.of("activityId", activity, "agent", agent, "stateId", "s"),
                    "an unknown state",
                    List.of("activityId", activity, "agent", agent, "stateId", "unknown"),
                    "all states",
                    List.of("activityId", activity, "agent", agent)),
                "activities/state"),
            likeGet(Map.of("agent profiles", List.of("agent", agent)), "agents/profile"),
            likeGet(
                Map.of("activity profiles", List.of("activityId", activity)), "activities/profile"))
        .flatMap(one -> one);
  }

  @TestFactory
  @Tag("agents")
  @Requirement(clause = CLAUSE, text = "HEAD of agents is answered as GET, without the body")
  Stream<DynamicTest> headOfAgents_isGetWithoutBody() {
    return likeGet(Map.of("agents", List.of("agent", Samples.agent().toString())), "agents");
  }

  @TestFactory
  @Tag("activities")
  @Requirement(clause = CLAUSE, text = "HEAD of activities is answered as GET, without the body")
  Stream<DynamicTest> headOfActivities_isGetWithoutBody() {
    return likeGet(Map.of("activities", List.of("activityId", Samples.activityId())), "activities");
  }

  private Stream<DynamicTest> likeGet(Map<String, List<String>> requests, String resource) {
    return requests.entrySet().stream()
        .map(
            request ->
                dynamicTest(
                    request.getKey(),
                    () -> {
                      String[] parameters = request.getValue().toArray(String[]::new);
                      Answer get = lrs.get(resource).queries(parameters).send();
                      Answer head =
                          lrs.head(resource).queries(parameters).send().expect(get.status());
                      assertThat(head.body()).isEmpty();
                      for (String name :
                          List.of(
                              "content-type",
                              "etag",
                              "last-modified",
                              "x-experience-api-version")) {
                        assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
                      }
                    }));
  }
}
