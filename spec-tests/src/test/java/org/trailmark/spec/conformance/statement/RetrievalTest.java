package org.trailmark.spec.conformance.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.trailmark.spec.conformance.http.Answer;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.http.Request;
import org.trailmark.spec.conformance.json.Comparison;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** StatementResult and its pages. */
@Conformance
class RetrievalTest {
  private static final String CLAUSE = "xAPI-Data 2.5";

  private final Lrs lrs;
  private final Statements statements;

  RetrievalTest(Lrs lrs) {
    this.lrs = lrs;
    this.statements = new Statements(lrs);
  }

  @Test
  @Requirement(clause = CLAUSE, text = "A query answers with an array of statements, and JSON")
  void query_answersWithStatementResult() {
    ObjectNode statement = Samples.full();
    statements.store(statement);
    Answer answer = byVerbOrActivity(statement, 0).send().expect(200);
    assertThat(answer.required("Content-Type")).startsWith("application/json");
    JsonNode found = answer.object().required("statements");
    assertThat(found.size()).isEqualTo(1);
    Comparison.assertAnsweredBack(statement, (ObjectNode) found.get(0));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "Where nothing matches, statements is an empty array and more is empty or absent")
  void nothingFound_isAnEmptyArray() {
    ObjectNode result = byVerbOrActivity(Samples.statement(), 0).send().expect(200).object();
    assertThat(result.required("statements").isArray()).isTrue();
    assertThat(result.required("statements").size()).isZero();
    assertThat(result.path("more").asString("")).isEmpty();
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "A limited result names the rest in more: a relative IRL with the full path")
  void limited_hasMore() {
    List<ObjectNode> batch = batch(5);
    ObjectNode result = byVerbOrActivity(batch.get(0), 2).send().expect(200).object();
    assertThat(result.required("statements").size()).isEqualTo(2);
    String more = result.path("more").asString();
    assertThat(more).startsWith("/").doesNotStartWith("//");
    assertThat(lrs.get(more).send().expect(200).object().required("statements").isArray()).isTrue();
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "The pages together are the whole result, each statement once")
  void pages_areTheWholeResult() {
    List<ObjectNode> batch = batch(7);
    List<String> found =
        statements.query(byVerbOrActivity(batch.get(0), 3)).stream().map(Samples::id).toList();
    List<String> expected = new ArrayList<>(batch.stream().map(Samples::id).toList());
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  @Requirement(clause = CLAUSE, text = "The last page has an empty more or none")
  void exactPage_hasNoMore() {
    List<ObjectNode> batch = batch(3);
    ObjectNode result = byVerbOrActivity(batch.get(0), 3).send().expect(200).object();
    assertThat(result.required("statements").size()).isEqualTo(3);
    assertThat(result.path("more").asString("")).isEmpty();
  }

  @Test
  @Requirement(clause = CLAUSE, text = "more can be used again")
  void more_canBeUsedAgain() {
    List<ObjectNode> batch = batch(4);
    String more =
        byVerbOrActivity(batch.get(0), 2).send().expect(200).object().path("more").asString();
    assertThat(more).isNotEmpty();
    ObjectNode once = lrs.get(more).send().expect(200).object();
    ObjectNode twice = lrs.get(more).send().expect(200).object();
    assertThat(twice.get("statements")).isEqualTo(once.get("statements"));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "Statements that come while a client turns pages do not shift the pages")
  void newStatements_doNotShiftPages() {
    List<ObjectNode> batch = batch(4);
    ObjectNode first = byVerbOrActivity(batch.get(0), 2).send().expect(200).object();
    statements.store(Json.with(Samples.statement(), "/verb/id", batch.get(0).at("/verb/id")));
    ObjectNode second = lrs.get(first.path("more").asString()).send().expect(200).object();
    List<String> seen = new ArrayList<>();
    first.get("statements").forEach(one -> seen.add(one.get("id").stringValue()));
    second.get("statements").forEach(one -> seen.add(one.get("id").stringValue()));
    assertThat(seen).doesNotHaveDuplicates();
    assertThat(seen).containsAll(batch.stream().map(Samples::id).toList());
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.SHOULD,
      text = "more is not extremely long, even for a long filter")
  void more_isNotVeryLong() {
    List<ObjectNode> batch = batch(2);
    ObjectNode result = byVerbOrActivity(batch.get(0), 1).send().expect(200).object();
    assertThat(result.path("more").asString()).isNotEmpty().hasSizeLessThan(2_000);
  }

  /** Statements with one verb. */
  private List<ObjectNode> batch(int size) {
    ObjectNode verb = Samples.verb();
    List<ObjectNode> batch =
        Stream.generate(() -> Json.with(Samples.statement(), "/verb", verb)).limit(size).toList();
    statements.store(batch.toArray(ObjectNode[]::new));
    return batch;
  }

  private Request byVerbOrActivity(ObjectNode like, int limit) {
    boolean full = like.has("attachments");
    return lrs.get("statements")
        .queries(
            full ? "activity" : "verb",
            like.at(full ? "/object/id" : "/verb/id").stringValue(),
            "limit",
            String.valueOf(limit));
  }
}
