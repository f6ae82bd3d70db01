package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Answer;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Conformance
class PostStatementsTest {
  private static final String CLAUSE = "xAPI-Communication 2.1.2";

  private final Lrs lrs;
  private final Statements statements;

  PostStatementsTest(Lrs lrs) {
    this.lrs = lrs;
    this.statements = new Statements(lrs);
  }

  @Test
  @Requirement(clause = CLAUSE, text = "POST of one statement answers 200 with an array of its id")
  void post_ofOne_answersItsId() {
    ObjectNode sent = Samples.statement();
    Answer answer = lrs.postStatements(sent).expect(200);
    assertThat(answer.required("Content-Type")).startsWith("application/json");
    assertThat(answer.json()).isEqualTo(Json.array(sent.get("id")));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "POST of a batch answers 200 with the ids, in the order of the statements")
  void post_ofBatch_answersIdsInOrder() {
    ObjectNode[] batch = Stream.generate(Samples::statement).limit(20).toArray(ObjectNode[]::new);
    JsonNode ids = lrs.postStatements(Json.array(batch)).expect(200).json();
    assertThat(ids)
        .isEqualTo(
            Json.array(Arrays.stream(batch).map(one -> one.get("id")).toArray(JsonNode[]::new)));
  }

  @Test
  @Requirement(
      clause = "xAPI-Communication 3.2",
      text = "A batch with one invalid statement is refused whole")
  void post_withOneInvalid_storesNothing() {
    ObjectNode first = Samples.statement();
    ObjectNode invalid = Json.without(Samples.statement(), "/object");
    ObjectNode last = Samples.statement();
    lrs.postStatements(Json.array(first, invalid, last)).expect(400);
    for (ObjectNode one : List.of(first, invalid, last)) {
      statements.assertNotStored(Samples.id(one));
    }
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.SHOULD,
      text = "A batch with one id twice is refused with 400")
  void post_withOneIdTwice_isRefused() {
    ObjectNode one = Samples.statement();
    ObjectNode other = Json.with(Samples.statement(), "/id", one.get("id"));
    lrs.postStatements(Json.array(one, other)).expect(400);
    statements.assertNotStored(Samples.id(one));
    lrs.postStatements(Json.array(one, one)).expect(400);
    statements.assertNotStored(Samples.id(one));
  }

  @Test
  @Requirement(clause = CLAUSE, text = "POST of stored statements changes nothing")
  void post_again_changesNothing() {
    ObjectNode one = Samples.full();
    ObjectNode other = Samples.statement();
    statements.store(one, other);
    ObjectNode before = statements.fetch(Samples.id(one));
    lrs.postStatements(Json.array(other, one)).expect(200, 204);
    assertThat(statements.fetch(Samples.id(one))).isEqualTo(before);
    statements.assertFound(
        List.of(Samples.id(one)), "activity", one.at("/object/id").stringValue());
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text =
          "An empty batch is answered with an empty array or refused, never with an error of the LRS")
  void post_ofEmptyBatch_isNoServerError() {
    Answer answer = lrs.postStatements(Json.array()).expect(200, 400);
    if (answer.status() == 200) {
      assertThat(answer.json()).isEqualTo(Json.array());
    }
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "POST of anything but a statement or an array of them is refused")
  Stream<DynamicTest> post_ofAnythingElse_isRefused() {
    return Stream.of("12", "'text'", "null", "true", "[12]", "[[]]", "[null]", "{}", "[{}]")
        .map(
            content ->
                dynamicTest(content, () -> lrs.postStatements(Json.of(content)).expect(400)));
  }

  @Test
  @Requirement(clause = CLAUSE, text = "POST to store takes no statementId")
  void post_withStatementId_isRefused() {
    ObjectNode sent = Samples.statement();
    lrs.post("statements").query("statementId", Samples.id(sent)).json(sent).send().expect(400);
  }
}
