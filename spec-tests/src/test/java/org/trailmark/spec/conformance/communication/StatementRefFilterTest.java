package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.node.ObjectNode;

/** Statements that are found because of the statement they target. */
@Conformance
class StatementRefFilterTest {
  private static final String CLAUSE = "xAPI-Communication 2.1.3 (StatementRefs)";

  private final Statements statements;
  private final Lrs lrs;

  StatementRefFilterTest(Lrs lrs) {
    this.lrs = lrs;
    this.statements = new Statements(lrs);
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "A statement that targets another meets every filter that the other meets")
  Stream<DynamicTest> targeting_meetsTheFilters() {
    ObjectNode target = Samples.full();
    ObjectNode comment = Samples.about(Samples.statementRef(Samples.id(target)));
    ObjectNode outer = Samples.about(Samples.statementRef(Samples.id(comment)));
    String registration = Samples.unique();
    ObjectNode registered = Json.with(target, "/context/registration", Json.text(registration));
    statements.store(registered, comment, outer);
    List<String> all = List.of(Samples.id(target), Samples.id(comment), Samples.id(outer));
    Map<String, String[]> filters = new LinkedHashMap<>();
    filters.put(
        "agent",
        new String[] {
          "agent", Json.without((ObjectNode) target.get("actor"), "/member").toString()
        });
    filters.put("activity", new String[] {"activity", target.at("/object/id").stringValue()});
    filters.put("registration", new String[] {"registration", registration});
    filters.put(
        "related activity",
        new String[] {
          "activity",
          target.at("/context/contextActivities/parent/0/id").stringValue(),
          "related_activities",
          "true"
        });
    filters.put(
        "related agent",
        new String[] {
          "agent", target.at("/context/instructor").toString(), "related_agents", "true"
        });
    filters.put(
        "verb and activity",
        new String[] {
          "verb",
          target.at("/verb/id").stringValue(),
          "activity",
          target.at("/object/id").stringValue()
        });
    return filters.entrySet().stream()
        .map(
            filter ->
                dynamicTest(filter.getKey(), () -> statements.assertFound(all, filter.getValue())));
  }

  @Test
  @Requirement(clause = CLAUSE, text = "It is found too when its target is stored after it")
  void targetStoredLater_isFoundToo() {
    ObjectNode target = Samples.statement();
    ObjectNode comment = Samples.about(Samples.statementRef(Samples.id(target)));
    statements.store(comment);
    statements.store(target);
    statements.assertFound(
        List.of(Samples.id(target), Samples.id(comment)),
        "activity",
        target.at("/object/id").stringValue());
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "since and until are applied to the targeting statement itself")
  void timeFilters_areItsOwn() {
    ObjectNode target = statements.roundTrip(Samples.statement());
    String stored = target.get("stored").stringValue();
    Awaitility.await()
        .until(() -> Instant.now().isAfter(OffsetDateTime.parse(stored).toInstant().plusMillis(2)));
    ObjectNode comment = Samples.about(Samples.statementRef(Samples.id(target)));
    statements.store(comment);
    String activity = target.at("/object/id").stringValue();
    statements.assertFound(List.of(Samples.id(comment)), "activity", activity, "since", stored);
    statements.assertFound(List.of(Samples.id(target)), "activity", activity, "until", stored);
  }

  @Test
  @Requirement(clause = CLAUSE, text = "limit counts the targeting statements like all others")
  void limit_countsTargeting() {
    ObjectNode target = Samples.statement();
    statements.store(
        target,
        Samples.about(Samples.statementRef(Samples.id(target))),
        Samples.about(Samples.statementRef(Samples.id(target))));
    ObjectNode result =
        lrs.get("statements")
            .queries("activity", target.at("/object/id").stringValue(), "limit", "2")
            .send()
            .expect(200)
            .object();
    assertThat(result.required("statements").size()).isEqualTo(2);
    assertThat(result.path("more").asString()).isNotEmpty();
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "A reference in the context, or in a SubStatement, does not make a statement match")
  void otherReferences_doNotMatch() {
    ObjectNode target = Samples.statement();
    ObjectNode inContext =
        Json.with(
            Samples.statement(), "/context/statement", Samples.statementRef(Samples.id(target)));
    statements.store(target, inContext);
    statements.assertFound(
        List.of(Samples.id(target)), "activity", target.at("/object/id").stringValue());
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "References in a circle are found once each")
  void circle_isFoundOnce() {
    ObjectNode one = Samples.statement();
    ObjectNode other =
        Json.with(Samples.statement(), "/object", Samples.statementRef(Samples.id(one)));
    ObjectNode circular = Json.with(one, "/object", Samples.statementRef(Samples.id(other)));
    statements.store(circular, other);
    statements.assertFound(
        List.of(Samples.id(one), Samples.id(other)), "verb", one.at("/verb/id").stringValue());
  }

  @Test
  @Requirement(clause = CLAUSE, text = "Getting a statement by its id follows no reference")
  void getById_followsNoReference() {
    ObjectNode target = Samples.statement();
    ObjectNode comment = Samples.about(Samples.statementRef(Samples.id(target)));
    statements.store(target, comment);
    assertThat(statements.fetch(Samples.id(comment)).at("/object/objectType").stringValue())
        .isEqualTo("StatementRef");
  }
}
