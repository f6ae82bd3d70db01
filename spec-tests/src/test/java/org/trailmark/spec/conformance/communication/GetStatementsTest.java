package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Answer;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.http.Request;
import org.trailmark.spec.conformance.json.Comparison;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.node.ObjectNode;

@Conformance
class GetStatementsTest {
  private static final String CLAUSE = "xAPI-Communication 2.1.3";
  private static final String CONSISTENT = "X-Experience-API-Consistent-Through";

  private final Lrs lrs;
  private final Statements statements;

  GetStatementsTest(Lrs lrs) {
    this.lrs = lrs;
    this.statements = new Statements(lrs);
  }

  @Test
  @Requirement(clause = CLAUSE, text = "GET with statementId answers with that statement: 200")
  void get_byId() {
    ObjectNode sent = Samples.full();
    statements.store(sent);
    Answer answer = statements.get(Samples.id(sent)).expect(200);
    assertThat(answer.required("Content-Type")).startsWith("application/json");
    Comparison.assertAnsweredBack(sent, answer.object());
  }

  @Test
  @Requirement(clause = "xAPI-Communication 3.2", text = "GET of an unknown statement is 404")
  void get_ofUnknown_isNotFound() {
    statements.get(Samples.unique()).expect(404);
    statements.getVoided(Samples.unique()).expect(404);
  }

  @Test
  @Requirement(clause = CLAUSE, text = "statementId and voidedStatementId together are refused")
  void get_withBothIds_isRefused() {
    lrs.get("statements")
        .queries("statementId", Samples.unique(), "voidedStatementId", Samples.unique())
        .send()
        .expect(400);
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "An id goes with attachments and format only; any other parameter is refused")
  Stream<DynamicTest> get_withIdAndFilter_isRefused() {
    Map<String, String> others =
        Map.ofEntries(
            Map.entry("agent", "{\"mbox\":\"mailto:a@example.com\"}"),
            Map.entry("verb", "http://example.com/v"),
            Map.entry("activity", "http://example.com/a"),
            Map.entry("registration", Samples.unique()),
            Map.entry("related_activities", "true"),
            Map.entry("related_agents", "true"),
            Map.entry("since", "2013-05-18T05:32:34Z"),
            Map.entry("until", "2013-05-18T05:32:34Z"),
            Map.entry("limit", "1"),
            Map.entry("ascending", "true"));
    ObjectNode stored = Samples.statement();
    statements.store(stored);
    return Stream.of("statementId", "voidedStatementId")
        .flatMap(
            id ->
                others.entrySet().stream()
                    .map(
                        other ->
                            dynamicTest(
                                id + " and " + other.getKey(),
                                () ->
                                    lrs.get("statements")
                                        .queries(
                                            id,
                                            Samples.id(stored),
                                            other.getKey(),
                                            other.getValue())
                                        .send()
                                        .expect(400))));
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "An id goes with attachments and format")
  Stream<DynamicTest> get_withIdAndFormat_isAnswered() {
    ObjectNode stored = Samples.statement();
    statements.store(stored);
    return Stream.of("format=ids", "format=exact", "format=canonical", "attachments=false")
        .map(
            parameter ->
                dynamicTest(
                    parameter,
                    () ->
                        lrs.get("statements")
                            .query("statementId", Samples.id(stored))
                            .queries(parameter.split("="))
                            .send()
                            .expect(200)));
  }

  @Test
  @Requirement(clause = CLAUSE, text = "A query for statements is answered with 200")
  void get_withoutParameters_isAnswered() {
    Answer answer = lrs.get("statements").send().expect(200);
    assertThat(answer.object().required("statements").isArray()).isTrue();
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "Every response of the statement resource has X-Experience-API-Consistent-Through")
  Stream<DynamicTest> get_hasConsistentThrough() {
    ObjectNode stored = Samples.statement();
    statements.store(stored);
    Map<String, Request> requests = new LinkedHashMap<>();
    requests.put("query", lrs.get("statements").query("limit", "1"));
    requests.put("one", lrs.get("statements").query("statementId", Samples.id(stored)));
    requests.put("not found", lrs.get("statements").query("statementId", Samples.unique()));
    requests.put("refused", lrs.get("statements").query("statementId", "x"));
    requests.put("head", lrs.head("statements").query("statementId", Samples.id(stored)));
    requests.put("post", lrs.post("statements").json(Samples.statement()));
    requests.put("malformed post", lrs.post("statements").json("{"));
    requests.put("unauthenticated", lrs.get("statements").without("Authorization"));
    requests.put("no version", lrs.get("statements").without("X-Experience-API-Version"));
    requests.put("unknown method", lrs.delete("statements"));
    requests.put(
        "put",
        lrs.put("statements").query("statementId", Samples.unique()).json(Samples.minimal()));
    return requests.entrySet().stream()
        .map(
            request ->
                dynamicTest(
                    request.getKey(),
                    () ->
                        assertThat(request.getValue().send().required(CONSISTENT))
                            .matches(
                                "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*(Z|[+-]\\d\\d:\\d\\d)")));
  }

  @Test
  @Requirement(
      clause = "2.0 changes: doubts",
      level = Level.EXPECTED,
      text = "Consistent-Through has milliseconds and is not before what was just found")
  void consistentThrough_isNotBeforeWhatIsFound() {
    ObjectNode got = statements.roundTrip(Samples.statement());
    Answer answer = statements.get(Samples.id(got)).expect(200);
    String through = answer.required(CONSISTENT);
    assertThat(through).matches(".*\\.\\d{3,9}(Z|[+-]\\d\\d:\\d\\d)");
    assertThat(OffsetDateTime.parse(through).toInstant())
        .isAfterOrEqualTo(OffsetDateTime.parse(got.get("stored").stringValue()).toInstant());
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.SHOULD,
      text = "Last-Modified of a single statement is its stored")
  void get_hasLastModified() {
    ObjectNode got = statements.roundTrip(Samples.statement());
    String header = statements.get(Samples.id(got)).expect(200).required("Last-Modified");
    Instant modified =
        ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    Instant stored = OffsetDateTime.parse(got.get("stored").stringValue()).toInstant();
    assertThat(modified).isEqualTo(stored.truncatedTo(ChronoUnit.SECONDS));
  }

  @TestFactory
  @Requirement(
      clause = "xAPI-Data 2.2",
      text = "Parameters are validated to the same standards as values in statements")
  Stream<DynamicTest> malformedParameter_isRefused() {
    return Stream.of(
            "statementId=x",
            "voidedStatementId=x",
            "statementId=",
            "agent=ann",
            "agent={}",
            "agent=[]",
            "agent={\"name\":\"Ann\"}",
            "agent={\"mbox\":\"ann@example.com\"}",
            "agent={\"mbox\":\"mailto:a@example.com\",\"openid\":\"http://example.com\"}",
            "agent={\"mbox\":\"mailto:a@example.com\",\"unknown\":1}",
            "agent={\"objectType\":\"Group\"}",
            "agent={\"objectType\":\"agent\",\"mbox\":\"mailto:a@example.com\"}",
            "agent={\"account\":{\"name\":\"ann\"}}",
            "agent={\"mbox\":null}",
            "verb=tried",
            "verb=",
            "activity=quiz",
            "activity=",
            "registration=x",
            "registration=6690e6c93ef04ed38b377f3964730bee",
            "related_activities=yes",
            "related_activities=1",
            "related_activities=TRUE",
            "related_agents=maybe",
            "related_agents=",
            "ascending=yes",
            "ascending=False",
            "attachments=yes",
            "since=yesterday",
            "since=2013-13-18T05:32:34Z",
            "since=2013-05-18T05:32:34-00:00",
            "until=18.05.2013",
            "until=",
            "limit=-1",
            "limit=1.5",
            "limit=many",
            "limit=",
            "format=full",
            "format=EXACT",
            "format=")
        .map(
            parameter ->
                dynamicTest(
                    parameter,
                    () ->
                        lrs.get("statements")
                            .query(
                                parameter.substring(0, parameter.indexOf('=')),
                                parameter.substring(parameter.indexOf('=') + 1))
                            .send()
                            .expect(400)));
  }

  @TestFactory
  @Requirement(
      clause = "xAPI-Communication 3.2",
      text = "Parameters that are not known in their context are refused")
  Stream<DynamicTest> unknownParameter_isRefused() {
    return Stream.of("foo", "actor", "stateId", "profileId", "activityId", "statementid2", "id")
        .map(
            name ->
                dynamicTest(name, () -> lrs.get("statements").query(name, "x").send().expect(400)));
  }

  @TestFactory
  @Requirement(
      clause = "xAPI-Communication 3.2",
      text = "Parameters that differ from the standard's in case are refused")
  Stream<DynamicTest> parameterInWrongCase_isRefused() {
    Map<String, String> parameters =
        Map.ofEntries(
            Map.entry("StatementId", Samples.unique()),
            Map.entry("statementID", Samples.unique()),
            Map.entry("VoidedStatementId", Samples.unique()),
            Map.entry("Agent", "{\"mbox\":\"mailto:a@example.com\"}"),
            Map.entry("VERB", "http://example.com/v"),
            Map.entry("Activity", "http://example.com/a"),
            Map.entry("Registration", Samples.unique()),
            Map.entry("Related_Agents", "true"),
            Map.entry("related_Activities", "true"),
            Map.entry("Since", "2013-05-18T05:32:34Z"),
            Map.entry("Until", "2013-05-18T05:32:34Z"),
            Map.entry("Limit", "1"),
            Map.entry("Format", "exact"),
            Map.entry("Attachments", "false"),
            Map.entry("Ascending", "true"));
    return parameters.entrySet().stream()
        .map(
            parameter ->
                dynamicTest(
                    parameter.getKey(),
                    () ->
                        lrs.get("statements")
                            .query(parameter.getKey(), parameter.getValue())
                            .send()
                            .expect(400)));
  }
}
