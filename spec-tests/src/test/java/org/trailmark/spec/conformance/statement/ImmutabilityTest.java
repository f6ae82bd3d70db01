package org.trailmark.spec.conformance.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Answer;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.json.Comparison;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.node.ObjectNode;

/** What may differ between two forms of one statement, and what may not. */
@Conformance
class ImmutabilityTest {
  private static final String CLAUSE = "xAPI-Data 2.3.1";

  private final Lrs lrs;
  private final Statements statements;

  ImmutabilityTest(Lrs lrs) {
    this.lrs = lrs;
    this.statements = new Statements(lrs);
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "Differences that the exceptions to immutability explain are ignored in comparisons")
  Stream<DynamicTest> exceptions_areIgnored() {
    Map<String, UnaryOperator<ObjectNode>> changes = new LinkedHashMap<>();
    changes.put("the same", statement -> statement);
    changes.put("as the LRS returns it", sent -> statements.fetch(Samples.id(sent)));
    changes.put("another authority", sent -> Json.with(sent, "/authority", Samples.agent()));
    changes.put("another stored", sent -> Json.with(sent, "/stored", "'2001-01-01T00:00:00Z'"));
    changes.put("a version", sent -> Json.with(sent, "/version", "'1.0.0'"));
    changes.put(
        "another verb display", sent -> Json.with(sent, "/verb/display", "{'fr':'répondit'}"));
    changes.put(
        "another definition",
        sent -> Json.with(sent, "/object/definition/name", "{'fr':'question'}"));
    changes.put("no definition", sent -> Json.without(sent, "/object/definition"));
    changes.put("no timestamp", sent -> Json.without(sent, "/timestamp"));
    changes.put(
        "the timestamp in another zone",
        sent -> Json.with(sent, "/timestamp", "'2013-05-18T07:32:34.804+02:00'"));
    changes.put(
        "members in another order",
        sent ->
            Json.with(
                sent,
                "/actor/member",
                Json.array(
                    sent.at("/actor/member/2"),
                    sent.at("/actor/member/0"),
                    sent.at("/actor/member/1"))));
    return changes.entrySet().stream()
        .map(
            change ->
                dynamicTest(
                    change.getKey(),
                    () -> {
                      ObjectNode sent = Samples.full();
                      statements.store(sent);
                      ObjectNode again = change.getValue().apply(sent);
                      lrs.putStatement(Samples.id(sent), again).expect(204);
                      lrs.postStatements(again).expect(200, 204);
                      Comparison.assertAnsweredBack(sent, statements.fetch(Samples.id(sent)));
                    }));
  }

  @TestFactory
  @Requirement(
      clause = "xAPI-Communication 2.1.1",
      level = Level.SHOULD,
      text = "A different statement under a stored id is answered with 409")
  Stream<DynamicTest> otherDifferences_areConflicts() {
    return differences()
        .map(
            change ->
                dynamicTest(
                    change.getKey(),
                    () -> {
                      ObjectNode sent = Samples.full();
                      statements.store(sent);
                      ObjectNode other = Json.with(sent, change.getKey(), change.getValue());
                      lrs.putStatement(Samples.id(sent), other).expect(409);
                      lrs.postStatements(other).expect(409);
                    }));
  }

  @TestFactory
  @Requirement(
      clause = "xAPI-Communication 2.1.1",
      text = "A statement under a stored id changes nothing")
  Stream<DynamicTest> otherDifferences_changeNothing() {
    return differences()
        .map(
            change ->
                dynamicTest(
                    change.getKey(),
                    () -> {
                      ObjectNode sent = Samples.full();
                      statements.store(sent);
                      String id = Samples.id(sent);
                      ObjectNode before = statements.fetch(id);
                      ObjectNode other = Json.with(sent, change.getKey(), change.getValue());
                      lrs.putStatement(id, other).expect(204, 409);
                      lrs.postStatements(other).expect(200, 204, 409);
                      assertThat(statements.fetch(id)).isEqualTo(before);
                    }));
  }

  @Test
  @Requirement(
      clause = "xAPI-Communication 2.1.2",
      text = "A conflict in a batch stores nothing of that batch")
  void conflictInBatch_storesNothing() {
    ObjectNode stored = Samples.statement();
    statements.store(stored);
    ObjectNode fresh = Samples.statement();
    Answer answer =
        lrs.postStatements(
            Json.array(fresh, Json.with(stored, "/verb/id", "'http://example.com/other'")));
    if (answer.status() == 409) {
      statements.assertNotStored(Samples.id(fresh));
    } else {
      answer.expect(200, 204);
    }
  }

  private static Stream<Map.Entry<String, String>> differences() {
    return Map.of(
        "/actor/name", "'Another name'",
        "/verb/id", "'http://example.com/other'",
        "/object/id", "'http://example.com/other'",
        "/result/success", "false",
        "/result/score/raw", "6",
        "/result/extensions", "{'http://example.com/other':1}",
        "/context/registration", "'9e13cefd-53d3-4eac-b5ed-2cf6693903bb'",
        "/context/platform", "'Another platform'",
        "/timestamp", "'2013-05-18T05:32:35.804Z'")
        .entrySet()
        .stream();
  }
}
