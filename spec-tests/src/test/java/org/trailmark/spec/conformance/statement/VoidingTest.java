package org.trailmark.spec.conformance.statement;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.json.Comparison;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Cases;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.node.ObjectNode;

@Conformance
class VoidingTest {
  private static final String CLAUSE = "xAPI-Data 2.3.2";
  private static final String QUERY = "xAPI-Communication 2.1.4";

  private final Lrs lrs;
  private final Statements statements;
  private final Cases cases;

  VoidingTest(Lrs lrs) {
    this.lrs = lrs;
    this.statements = new Statements(lrs);
    this.cases = new Cases(lrs);
  }

  @Test
  @Requirement(clause = CLAUSE, text = "A statement that a voiding statement names is voided")
  void named_isVoided() {
    ObjectNode statement = Samples.full();
    String id = Samples.id(statement);
    statements.store(statement);
    statements.store(Samples.voiding(id));
    statements.get(id).expect(404);
    Comparison.assertAnsweredBack(statement, statements.getVoided(id).expect(200).object());
  }

  @Test
  @Requirement(clause = CLAUSE, text = "A statement that nothing voids is not voided")
  void notNamed_isNotVoided() {
    ObjectNode statement = Samples.statement();
    statements.store(statement);
    statements.getVoided(Samples.id(statement)).expect(404);
    statements.get(Samples.id(statement)).expect(200);
  }

  @Test
  @Requirement(clause = CLAUSE, text = "A reference with another verb voids nothing")
  void referenceWithAnotherVerb_voidsNothing() {
    ObjectNode statement = Samples.statement();
    statements.store(statement);
    statements.store(Samples.about(Samples.statementRef(Samples.id(statement))));
    statements.get(Samples.id(statement)).expect(200);
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "Only a statement voids: a SubStatement, which did not occur, voids nothing")
  void subStatementWithTheVoidingVerb_voidsNothing() {
    ObjectNode statement = Samples.statement();
    statements.store(statement);
    ObjectNode sub = Samples.voiding(Samples.id(statement));
    sub.remove("id");
    statements.store(Samples.about(Json.with(sub, "/objectType", "'SubStatement'")));
    statements.get(Samples.id(statement)).expect(200);
    statements.getVoided(Samples.id(statement)).expect(404);
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "A voiding statement is not voided by one that was there before it")
  void voidingStatement_thatCameAfterWhatVoidsIt_isNotVoided() {
    ObjectNode statement = Samples.statement();
    ObjectNode voiding = Samples.voiding(Samples.id(statement));
    statements.store(Samples.voiding(Samples.id(voiding)));
    statements.store(statement, voiding);
    statements.get(Samples.id(voiding)).expect(200);
    statements.getVoided(Samples.id(statement)).expect(200);
  }

  @Test
  @Requirement(clause = CLAUSE, text = "A voiding statement cannot be voided")
  void voidingStatement_isNotVoided() {
    ObjectNode statement = Samples.statement();
    ObjectNode voiding = Samples.voiding(Samples.id(statement));
    statements.store(statement, voiding);
    lrs.postStatements(Samples.voiding(Samples.id(voiding)));
    statements.get(Samples.id(voiding)).expect(200);
    statements.getVoided(Samples.id(voiding)).expect(404);
    statements.get(Samples.id(statement)).expect(404);
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.SHOULD,
      text = "A voiding statement is not refused because its target is not there")
  void targetMissing_isAccepted() {
    cases.accept(Samples.voiding(Samples.unique()));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "A statement is voided too when the voiding statement came first")
  void voidingFirst_voids() {
    ObjectNode statement = Samples.statement();
    statements.store(Samples.voiding(Samples.id(statement)));
    lrs.postStatements(statement).expect(200);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> statements.getVoided(Samples.id(statement)).status() == 200);
    statements.get(Samples.id(statement)).expect(404);
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "The object of a voiding statement is a StatementRef")
  Stream<DynamicTest> objectNoReference_isRefused() {
    return Stream.of(
        cases.refused(
            "an activity",
            () -> Json.with(Samples.voiding(Samples.unique()), "/object", Samples.activity())),
        cases.refused(
            "an agent",
            () -> Json.with(Samples.voiding(Samples.unique()), "/object", Samples.agent())),
        cases.refused(
            "no objectType",
            () -> Json.without(Samples.voiding(Samples.unique()), "/object/objectType")),
        cases.refused(
            "no id", () -> Json.without(Samples.voiding(Samples.unique()), "/object/id")));
  }

  @Test
  @Requirement(clause = QUERY, text = "Voided statements are not returned by queries")
  void voided_isNotFound() {
    ObjectNode statement = Samples.statement();
    ObjectNode other = Json.with(Samples.statement(), "/object", statement.get("object"));
    ObjectNode voiding = Samples.voiding(Samples.id(statement));
    statements.store(statement, other, voiding);
    statements.assertFound(
        List.of(Samples.id(other), Samples.id(voiding)),
        "activity",
        statement.at("/object/id").stringValue());
  }

  @Test
  @Requirement(
      clause = QUERY,
      text = "Statements that target a voided statement are returned, the voiding one included")
  void targeting_isFound() {
    ObjectNode statement = Samples.statement();
    ObjectNode comment = Samples.about(Samples.statementRef(Samples.id(statement)));
    ObjectNode voiding = Samples.voiding(Samples.id(statement));
    statements.store(statement, comment, voiding);
    List<String> expected = List.of(Samples.id(comment), Samples.id(voiding));
    statements.assertFound(expected, "verb", statement.at("/verb/id").stringValue());
    statements.assertFound(expected, "agent", statement.get("actor").toString());
  }

  @Test
  @Requirement(
      clause = QUERY,
      text = "A chain of references through a voided statement still matches")
  void chainThroughVoided_isFound() {
    ObjectNode statement = Samples.statement();
    ObjectNode middle = Samples.about(Samples.statementRef(Samples.id(statement)));
    ObjectNode outer = Samples.about(Samples.statementRef(Samples.id(middle)));
    ObjectNode voiding = Samples.voiding(Samples.id(middle));
    statements.store(statement, middle, outer);
    statements.store(voiding);
    statements.assertFound(
        List.of(Samples.id(statement), Samples.id(outer), Samples.id(voiding)),
        "activity",
        statement.at("/object/id").stringValue());
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.SHOULD,
      text = "A voided statement can be issued again under a new id")
  void voided_canBeIssuedAgain() {
    ObjectNode statement = Samples.statement();
    statements.store(statement, Samples.voiding(Samples.id(statement)));
    cases.accept(Json.with(statement, "/id", Json.text(Samples.unique())));
  }
}
