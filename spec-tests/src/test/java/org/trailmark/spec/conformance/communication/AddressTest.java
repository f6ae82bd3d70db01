package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Answer;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.http.PlainSocket;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.node.ObjectNode;

/** Paths and queries as clients write them, the careless ones too. */
@Conformance
class AddressTest {
  private static final String CLAUSE = "Robustness";
  private static final String VERSION = "X-Experience-API-Version";

  private final Lrs lrs;
  private final Statements statements;

  AddressTest(Lrs lrs) {
    this.lrs = lrs;
    this.statements = new Statements(lrs);
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "A slash too many in a path leads to the same resource, with the same headers")
  Stream<DynamicTest> slashTooMany_isOverlooked() {
    String base = lrs.endpoint().getPath();
    return Stream.of(base + "statements/", base + "/statements", base + "statement%73")
        .map(
            path ->
                dynamicTest(
                    path,
                    () -> {
                      Answer answer = lrs.get(path).query("limit", "1").send().expect(200);
                      assertThat(answer.required(VERSION)).isEqualTo(lrs.version().header());
                      answer.required("X-Experience-API-Consistent-Through");
                      lrs.post(path).body("{}", "text/plain").send().expect(400);
                    }));
  }

  @TestFactory
  @Requirement(
      clause = "xAPI-Communication 3.3",
      level = Level.EXPECTED,
      text = "An address that cannot be decoded is answered with the version, not with a 5xx")
  Stream<DynamicTest> malformedAddress_isAnswered() {
    return Stream.of(
            "statements?limit=%zz",
            "statements?limit=1%",
            "state%zzments",
            "activities%2Fstate",
            "agents?agent={\"mbox\":\"x\"}",
            "activities?activityId=http://example.com/a|b^c`d")
        .map(
            address ->
                dynamicTest(
                    address,
                    () ->
                        assertThat(raw(address))
                            .matches("(?s)HTTP/1\\.1 (200|400|404) .*")
                            .containsIgnoringCase(VERSION + ": " + lrs.version().header())));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "JSON and characters beyond ASCII that are not percent-encoded are taken for UTF-8")
  void unencodedQuery_isUtf8() {
    String agent = Samples.agent().toString();
    assertThat(raw("agents?agent=" + agent)).startsWith("HTTP/1.1 200 ");
    assertThat(raw("activities?activityId=http://example.com/日本"))
        .startsWith("HTTP/1.1 200 ")
        .contains("\"http://example.com/日本\"");
  }

  @TestFactory
  @Requirement(
      clause = "xAPI-Communication 1.4",
      text = "A query that is not UTF-8 is refused with 400")
  Stream<DynamicTest> queryNotUtf8_isRefused() {
    String state = "activities/state?activityId=http://example.com/a&agent=" + Samples.agent();
    return Stream.of("agents?agent=%ff", "statements?%ff=1", state + "&stateId=%e4")
        .map(
            address ->
                dynamicTest(address, () -> assertThat(raw(address)).startsWith("HTTP/1.1 400 ")));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "A query of 20,000 characters is taken, and so is the more that carries it on")
  void longQuery_hasMore() {
    String id = "http://example.com/" + Samples.unique() + "/" + "x".repeat(20_000);
    ObjectNode first = Json.with(Samples.statement(), "/object/id", Json.text(id));
    ObjectNode second = Json.with(Samples.statement(), "/object/id", Json.text(id));
    statements.store(first);
    statements.store(second);
    Answer page = lrs.get("statements").queries("activity", id, "limit", "1").send().expect(200);
    String more = page.object().required("more").stringValue();
    assertThat(lrs.get(more).send().expect(200).object().required("statements").size())
        .isEqualTo(1);
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "A body that a GET or DELETE has no use for is overlooked")
  Stream<DynamicTest> bodyOfGet_isOverlooked() {
    String[] state = {"activityId", Samples.activityId(), "agent", Samples.agent().toString()};
    return Map.of(
            "GET", lrs.get("statements").query("limit", "1"),
            "DELETE", lrs.delete("activities/state").queries(state))
        .entrySet()
        .stream()
        .map(
            request ->
                dynamicTest(
                    request.getKey(), () -> request.getValue().json("{}").send().expect(200, 204)));
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "Accept decides how errors are told; no request is refused because of it")
  Stream<DynamicTest> accept_refusesNothing() {
    return Stream.of("text/html", "application/xml", "image/*", "nonsense", ";;", "*/*;q=0")
        .map(
            accept ->
                dynamicTest(
                    accept,
                    () -> {
                      ObjectNode sent = Samples.statement();
                      lrs.post("statements").header("Accept", accept).json(sent).send().expect(200);
                      Answer got =
                          lrs.get("statements")
                              .header("Accept", accept)
                              .query("statementId", Samples.id(sent))
                              .send()
                              .expect(200);
                      assertThat(got.required("Content-Type")).startsWith("application/json");
                    }));
  }

  private String raw(String address) {
    List<String> lines =
        List.of(
            "GET " + lrs.endpoint().getPath() + address + " HTTP/1.1",
            "Host: HOST",
            "Authorization: " + lrs.authorization(),
            VERSION + ": " + lrs.version().header(),
            "Connection: close");
    return PlainSocket.exchange(lrs.endpoint(), String.join("\r\n", lines) + "\r\n\r\n");
  }
}
