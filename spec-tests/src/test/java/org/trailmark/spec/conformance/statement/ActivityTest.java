package org.trailmark.spec.conformance.statement;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.json.Comparison;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Cases;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.node.ObjectNode;

@Conformance
class ActivityTest {
  private static final String CLAUSE = "xAPI-Data 2.4.4.1";

  private final Cases cases;
  private final Statements statements;

  ActivityTest(Lrs lrs) {
    this.cases = new Cases(lrs);
    this.statements = new Statements(lrs);
  }

  @TestFactory
  @Requirement(clause = "xAPI-Data 2.4.4", text = "objectType is one of the five that are named")
  Stream<DynamicTest> objectTypeUnknown_isRefused() {
    return cases.refused(
        Samples::statement, "/object/objectType", "'Thing'", "'activity'", "''", "'Statement'");
  }

  @TestFactory
  @Requirement(clause = "xAPI-Data 2.4.4", text = "An object without objectType is an activity")
  Stream<DynamicTest> objectTypeMissing_isAnActivity() {
    return Places.ACTIVITIES.stream()
        .flatMap(place -> cases.acceptedWithout(Samples::full, place + "/objectType"));
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "An activity's objectType is Activity when present")
  Stream<DynamicTest> objectTypeOther_isRefused() {
    return cases.refused(
        Samples::full,
        Places.ACTIVITIES.stream()
            .filter(place -> !place.equals("/object"))
            .map(place -> place + "/objectType")
            .toList(),
        "'Agent'",
        "'StatementRef'",
        "'SubStatement'",
        "'activity'");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "An activity has an id, an IRI")
  Stream<DynamicTest> idMissingOrMalformed_isRefused() {
    return Places.ACTIVITIES.stream()
        .flatMap(
            place ->
                Stream.concat(
                    cases.refusedWithout(Samples::full, place + "/id"),
                    cases.refused(Samples::full, place + "/id", "'quiz'", "''", "'not an iri'")));
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A definition and all of its properties are optional")
  Stream<DynamicTest> definitionProperties_areOptional() {
    return cases.acceptedWithout(
        Samples::full,
        "/object/definition",
        "/object/definition/name",
        "/object/definition/description",
        "/object/definition/type",
        "/object/definition/moreInfo",
        "/object/definition/correctResponsesPattern",
        "/object/definition/choices",
        "/object/definition/extensions");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "Name and description are language maps, in every activity")
  Stream<DynamicTest> nameAndDescription_areLanguageMaps() {
    return Places.ACTIVITIES.stream()
        .flatMap(
            place ->
                cases.refused(
                    Samples::full,
                    List.of(place + "/definition/name", place + "/definition/description"),
                    "'text'",
                    "{'not a tag':'x'}",
                    "{'en':null}",
                    "{'en':['x']}"));
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "An activity type is an IRI and moreInfo an IRL")
  Stream<DynamicTest> typeAndMoreInfo_areIris() {
    return Places.ACTIVITIES.stream()
        .flatMap(
            place ->
                cases.refused(
                    Samples::full,
                    List.of(place + "/definition/type", place + "/definition/moreInfo"),
                    "'course'",
                    "'www.example.com'",
                    "{}"));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "A definition that differs from a stored one does not touch statements stored before")
  void definitionChanged_statementsStay() {
    ObjectNode activity = Samples.activity();
    ObjectNode first = Samples.about(Json.with(activity, "/definition", "{'name':{'en':'first'}}"));
    ObjectNode second =
        Samples.about(Json.with(activity, "/definition", "{'name':{'en':'second'}}"));
    ObjectNode bare = Samples.about(activity);
    statements.store(first);
    statements.store(second, bare);
    for (ObjectNode sent : List.of(first, second, bare)) {
      Comparison.assertAnsweredBack(sent, statements.fetch(Samples.id(sent)));
    }
  }
}
