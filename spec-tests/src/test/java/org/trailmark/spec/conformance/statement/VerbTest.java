package org.trailmark.spec.conformance.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Answer;
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
class VerbTest {
  private static final String CLAUSE = "xAPI-Data 2.4.3";

  private final Cases cases;
  private final Lrs lrs;
  private final Statements statements;

  VerbTest(Lrs lrs) {
    this.lrs = lrs;
    this.cases = new Cases(lrs);
    this.statements = new Statements(lrs);
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A verb has an id, an IRI")
  Stream<DynamicTest> idMissingOrMalformed_isRefused() {
    return Stream.of(
            cases.refusedWithout(Samples::statement, "/verb/id"),
            cases.refusedWithout(Places::withSubStatement, "/object/verb/id"),
            cases.refused(Samples::statement, "/verb/id", "'tried'", "12"),
            cases.refused(Places::withSubStatement, "/object/verb/id", "'tried'", "''"))
        .flatMap(one -> one);
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A verb's display is optional")
  Stream<DynamicTest> displayMissing_isAccepted() {
    return cases.acceptedWithout(Samples::full, "/verb/display");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A verb's display is a language map")
  Stream<DynamicTest> displayNoLanguageMap_isRefused() {
    return cases.refused(
        Samples::statement, "/verb/display", "'tried'", "['tried']", "{'en':1}", "{'e_n':'tried'}");
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "Asked for the exact format, the LRS returns display exactly as included or omitted")
  void display_exact_isAsSent() {
    ObjectNode verb = Samples.verb();
    ObjectNode one = Json.with(Samples.statement(), "/verb", verb);
    ObjectNode other = Json.with(Samples.statement(), "/verb", Json.without(verb, "/display"));
    ObjectNode third =
        Json.with(Samples.statement(), "/verb", Json.with(verb, "/display", "{'fr':'essaya'}"));
    statements.store(one, other, third);
    for (ObjectNode sent : List.of(one, other, third)) {
      Answer answer =
          lrs.get("statements").queries("statementId", Samples.id(sent), "format", "exact").send();
      Comparison.assertAnsweredBack(sent, answer.expect(200).object());
    }
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.SHOULD,
      text = "Asked for ids, the LRS leaves the verb's display out")
  void display_ids_isLeftOut() {
    ObjectNode sent = Samples.statement();
    statements.store(sent);
    ObjectNode got =
        lrs.get("statements")
            .queries("statementId", Samples.id(sent), "format", "ids")
            .send()
            .expect(200)
            .object();
    assertThat(got.at("/verb/display").isMissingNode()).isTrue();
  }
}
