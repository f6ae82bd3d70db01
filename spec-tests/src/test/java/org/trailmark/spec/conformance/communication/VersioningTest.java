package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Answer;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.http.Request;
import org.trailmark.spec.conformance.http.Version;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;

@Conformance
class VersioningTest {
  private static final String CLAUSE = "xAPI-Communication 3.3";
  private static final String HEADER = "X-Experience-API-Version";

  private final Lrs lrs;

  VersioningTest(Lrs lrs) {
    this.lrs = lrs;
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "Every response names the latest patch version, errors included")
  Stream<DynamicTest> everyResponse_namesTheVersion() {
    Map<String, Request> requests = new LinkedHashMap<>();
    requests.put("query", lrs.get("statements").query("limit", "1"));
    requests.put("refused", lrs.get("statements").query("statementId", "x"));
    requests.put("not found", lrs.get("statements").query("statementId", Samples.unique()));
    requests.put("stored", lrs.post("statements").json(Samples.statement()));
    requests.put("malformed", lrs.post("statements").json("{"));
    requests.put("head", lrs.head("statements").query("limit", "1"));
    requests.put("about", lrs.get("about"));
    requests.put("unauthenticated", lrs.get("statements").without("Authorization"));
    requests.put(
        "unknown credential",
        lrs.get("statements").header("Authorization", Lrs.basic("nobody", "nothing")));
    requests.put("unknown resource", lrs.get("no-such-resource"));
    requests.put("unknown method", lrs.delete("about"));
    return requests.entrySet().stream()
        .map(
            request ->
                dynamicTest(
                    request.getKey(),
                    () ->
                        assertThat(request.getValue().send().required(HEADER))
                            .isEqualTo(lrs.version().header())));
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      versions = Version.V1_0_3,
      text = "Requests with the version 1.0, or one that starts with 1.0., are accepted")
  Stream<DynamicTest> version10_isAccepted() {
    return accepted(
        "1.0", "1.0.0", "1.0.1", "1.0.2", "1.0.3", "1.0.9", "1.0.10", "1.0.3-rc.1", "1.0.x");
  }

  @TestFactory
  @Requirement(
      clause = "2.0 changes: request version header",
      versions = Version.V2_0_0,
      text = "Requests with the version 2.0, or one that starts with 2.0., are accepted")
  Stream<DynamicTest> version20_isAccepted() {
    return accepted("2.0", "2.0.0", "2.0.1");
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "The same version twice, as a script that sets the header again sends it, is accepted")
  void sameVersionTwice_isAccepted() {
    String twice = lrs.version().header() + ", " + lrs.version().header();
    Answer answer =
        lrs.get("statements").query("limit", "1").header(HEADER, twice).send().expect(200);
    assertThat(answer.required(HEADER)).isEqualTo(lrs.version().header());
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "Requests with a version prior to 1.0.0 are refused with 400")
  Stream<DynamicTest> priorVersion_isRefused() {
    return refused("0.9", "0.95", "0.9.0", "0.95.3");
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      versions = Version.V1_0_3,
      text = "Requests with a version of 1.1.0 or greater are refused with 400")
  Stream<DynamicTest> laterVersion_isRefused() {
    return refused("1.1.0", "1.1", "1.2", "3.0.0", "10.0");
  }

  @TestFactory
  @Requirement(
      clause = "2.0 changes: request version header",
      text = "Requests with any other version header are refused with 400, the empty one too")
  Stream<DynamicTest> otherVersion_isRefused() {
    return refused("1", "2", "1.", "1.1.0", "2.1.0", "nonsense", "v1.0.3", "1.0.3, 2.0.0", "");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "Requests without a version header are refused with 400")
  Stream<DynamicTest> missingVersion_isRefused() {
    Map<String, Request> requests = new LinkedHashMap<>();
    requests.put("GET", lrs.get("statements"));
    requests.put("HEAD", lrs.head("statements"));
    requests.put("POST", lrs.post("statements").json(Samples.statement()));
    requests.put(
        "PUT",
        lrs.put("statements").query("statementId", Samples.unique()).json(Samples.minimal()));
    return requests.entrySet().stream()
        .map(
            request ->
                dynamicTest(
                    request.getKey(), () -> request.getValue().without(HEADER).send().expect(400)));
  }

  @TestFactory
  @Tag("documents")
  @Requirement(
      clause = CLAUSE,
      text = "Requests to the other resources without a version header are refused with 400")
  Stream<DynamicTest> missingVersion_elsewhere_isRefused() {
    String agent = Samples.agent().toString();
    String activity = Samples.activityId();
    Map<String, Request> requests = new LinkedHashMap<>();
    requests.put("agents", lrs.get("agents").query("agent", agent));
    requests.put("activities", lrs.get("activities").query("activityId", activity));
    requests.put(
        "state", lrs.get("activities/state").queries("agent", agent, "activityId", activity));
    requests.put("agent profile", lrs.get("agents/profile").query("agent", agent));
    requests.put("activity profile", lrs.get("activities/profile").query("activityId", activity));
    return requests.entrySet().stream()
        .map(
            request ->
                dynamicTest(
                    request.getKey(), () -> request.getValue().without(HEADER).send().expect(400)));
  }

  @Test
  @Requirement(clause = CLAUSE, text = "A refusal because of the version describes the problem")
  void refusal_isDescribed() {
    Answer answer = lrs.get("statements").header(HEADER, "0.9").send().expect(400);
    assertThat(answer.text()).isNotBlank();
  }

  private Stream<DynamicTest> accepted(String... versions) {
    return Stream.of(versions)
        .map(
            version ->
                dynamicTest(
                    version,
                    () -> {
                      Answer answer =
                          lrs.get("statements")
                              .query("limit", "1")
                              .header(HEADER, version)
                              .send()
                              .expect(200);
                      assertThat(answer.required(HEADER)).isEqualTo(lrs.version().header());
                      lrs.post("statements")
                          .header(HEADER, version)
                          .json(Samples.statement())
                          .send()
                          .expect(200);
                    }));
  }

  private Stream<DynamicTest> refused(String... versions) {
    return Stream.of(versions)
        .map(
            version ->
                dynamicTest(
                    "'" + version + "'",
                    () -> lrs.get("statements").header(HEADER, version).send().expect(400)));
  }
}
