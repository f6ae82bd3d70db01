package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

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
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.node.ObjectNode;

@Conformance
class PutStatementTest {
  private static final String CLAUSE = "xAPI-Communication 2.1.1";

  private final Lrs lrs;
  private final Statements statements;

  PutStatementTest(Lrs lrs) {
    this.lrs = lrs;
    this.statements = new Statements(lrs);
  }

  @Test
  @Requirement(clause = CLAUSE, text = "PUT stores a statement with the given id: 204 No Content")
  void put_stores() {
    ObjectNode sent = Samples.full();
    Answer answer = lrs.putStatement(Samples.id(sent), sent).expect(204);
    assertThat(answer.body()).isEmpty();
    Comparison.assertAnsweredBack(sent, statements.fetch(Samples.id(sent)));
  }

  @Test
  @Requirement(clause = CLAUSE, text = "The id may be in the parameter alone")
  void put_withoutIdInBody_stores() {
    String id = Samples.unique();
    lrs.putStatement(id, Samples.minimal()).expect(204);
    assertThat(statements.fetch(id).get("id").stringValue()).isEqualTo(id);
  }

  @Test
  @Requirement(clause = CLAUSE, text = "An id in the statement matches the parameter")
  void put_withAnotherIdInBody_isRefused() {
    ObjectNode sent = Samples.statement();
    String id = Samples.unique();
    lrs.putStatement(id, sent).expect(400);
    statements.assertNotStored(id);
    statements.assertNotStored(Samples.id(sent));
  }

  @Test
  @Requirement(clause = CLAUSE, text = "statementId is required")
  void put_withoutStatementId_isRefused() {
    lrs.put("statements").json(Samples.statement()).send().expect(400);
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "statementId is a UUID")
  Stream<DynamicTest> put_withMalformedStatementId_isRefused() {
    return Stream.of("x", "", "6690e6c93ef04ed38b377f3964730bee", "1-1-1-1-1")
        .map(
            id ->
                dynamicTest(
                    "'" + id + "'", () -> lrs.putStatement(id, Samples.minimal()).expect(400)));
  }

  @Test
  @Requirement(clause = CLAUSE, text = "PUT takes a single statement: an array is refused")
  void put_ofAnArray_isRefused() {
    ObjectNode sent = Samples.statement();
    lrs.putStatement(Samples.id(sent), Json.array(sent)).expect(400);
    statements.assertNotStored(Samples.id(sent));
  }

  @Test
  @Requirement(clause = CLAUSE, text = "PUT of an invalid statement is refused and not stored")
  void put_ofInvalid_isRefused() {
    ObjectNode sent = Samples.statement();
    lrs.putStatement(Samples.id(sent), Json.without(sent, "/verb")).expect(400);
    statements.assertNotStored(Samples.id(sent));
  }

  @Test
  @Requirement(clause = CLAUSE, text = "PUT of a stored statement changes nothing")
  void put_again_changesNothing() {
    ObjectNode sent = Samples.full();
    String id = Samples.id(sent);
    lrs.putStatement(id, sent).expect(204);
    ObjectNode before = statements.fetch(id);
    lrs.putStatement(id, sent).expect(204);
    assertThat(statements.fetch(id)).isEqualTo(before);
  }
}
