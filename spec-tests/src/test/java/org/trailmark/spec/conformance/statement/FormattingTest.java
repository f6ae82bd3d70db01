package org.trailmark.spec.conformance.statement;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Cases;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.node.ObjectNode;

@Conformance
class FormattingTest {
  private static final String CLAUSE = "xAPI-Data 2.2";
  private static final List<String> EVERY_PROPERTY =
      List.of(
          "/id",
          "/actor",
          "/actor/objectType",
          "/actor/name",
          "/actor/mbox",
          "/actor/member",
          "/actor/member/0",
          "/actor/member/0/name",
          "/actor/member/0/account",
          "/actor/member/0/account/homePage",
          "/actor/member/0/account/name",
          "/actor/member/1/openid",
          "/actor/member/2/mbox_sha1sum",
          "/verb",
          "/verb/id",
          "/verb/display",
          "/verb/display/de",
          "/object",
          "/object/objectType",
          "/object/id",
          "/object/definition",
          "/object/definition/name",
          "/object/definition/name/en-GB",
          "/object/definition/description",
          "/object/definition/type",
          "/object/definition/moreInfo",
          "/object/definition/interactionType",
          "/object/definition/correctResponsesPattern",
          "/object/definition/correctResponsesPattern/0",
          "/object/definition/choices",
          "/object/definition/choices/0",
          "/object/definition/choices/0/id",
          "/object/definition/choices/0/description",
          "/object/definition/extensions",
          "/result",
          "/result/score",
          "/result/score/scaled",
          "/result/score/raw",
          "/result/score/min",
          "/result/score/max",
          "/result/success",
          "/result/completion",
          "/result/response",
          "/result/duration",
          "/result/extensions",
          "/context",
          "/context/registration",
          "/context/instructor",
          "/context/team",
          "/context/contextActivities",
          "/context/contextActivities/parent",
          "/context/contextActivities/parent/0",
          "/context/contextActivities/parent/0/id",
          "/context/contextActivities/grouping",
          "/context/contextActivities/category",
          "/context/contextActivities/other",
          "/context/revision",
          "/context/platform",
          "/context/language",
          "/context/statement",
          "/context/statement/id",
          "/context/extensions",
          "/timestamp",
          "/stored",
          "/authority",
          "/version",
          "/attachments",
          "/attachments/0",
          "/attachments/0/usageType",
          "/attachments/0/display",
          "/attachments/0/description",
          "/attachments/0/contentType",
          "/attachments/0/length",
          "/attachments/0/sha2",
          "/attachments/0/fileUrl");

  private final Lrs lrs;
  private final Cases cases;
  private final Statements statements;

  FormattingTest(Lrs lrs) {
    this.lrs = lrs;
    this.cases = new Cases(lrs);
    this.statements = new Statements(lrs);
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A statement uses actor, verb and object")
  Stream<DynamicTest> requiredProperty_missing_isRefused() {
    return cases.refusedWithout(Samples::statement, "/actor", "/verb", "/object");
  }

  @Test
  @Requirement(clause = CLAUSE, text = "A statement with every property a client may set is stored")
  void everyProperty_isAnsweredBack() {
    cases.accept(Samples.full());
  }

  @Test
  @Requirement(clause = CLAUSE, text = "A statement may use its properties in any order")
  void properties_inAnotherOrder_areAccepted() {
    ObjectNode full = Samples.full();
    ObjectNode turned = Json.object("{}");
    full.propertyNames().stream()
        .sorted((one, other) -> other.compareTo(one))
        .forEach(name -> turned.set(name, full.required(name)));
    cases.accept(turned);
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "A property that occurs twice in an object is refused: its value would be a guess")
  void property_twice_isRefused() {
    String once = Samples.statement().toString();
    String twice =
        "{\"timestamp\":\"2020-01-01T00:00:00Z\",\"timestamp\":\"2021-01-01T00:00:00Z\","
            + once.substring(1);
    lrs.post("statements").json(twice).send().expect(400);
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A null value is refused in every place but extensions")
  Stream<DynamicTest> null_isRefused() {
    return cases.refused(Samples::full, EVERY_PROPERTY, "null");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A null value in a SubStatement is refused")
  Stream<DynamicTest> null_inSubStatement_isRefused() {
    return cases.refused(
        Places::withSubStatement,
        EVERY_PROPERTY.stream()
            .filter(pointer -> !pointer.matches("/(id|stored|authority|version).*"))
            .map(pointer -> "/object" + pointer)
            .toList(),
        "null");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A null value inside extensions is no reason to refuse")
  Stream<DynamicTest> null_inExtensions_isKept() {
    return Places.EXTENSIONS.stream()
        .flatMap(
            place ->
                cases.accepted(
                    Samples::full,
                    place,
                    "{'http://example.com/null':null}",
                    "{'http://example.com/deep':{'a':[null,{'b':null}]}}"));
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A key whose case differs from the standard's is refused")
  Stream<DynamicTest> keyInWrongCase_isRefused() {
    return EVERY_PROPERTY.stream()
        .filter(pointer -> pointer.matches(".*/[a-zA-Z0-9_]*[a-z]+"))
        .filter(pointer -> !pointer.endsWith("/de"))
        .filter(pointer -> !Samples.full().at(pointer).isMissingNode())
        .map(
            pointer ->
                cases.refused(
                    pointer + " with a capital", () -> capitalized(Samples.full(), pointer)));
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "An enumerated value in another case is refused")
  Stream<DynamicTest> enumeratedValueInWrongCase_isRefused() {
    Map<String, String> values =
        new TreeMap<>(
            Map.of(
                "/actor/objectType", "'group'",
                "/actor/member/0/objectType", "'agent'",
                "/object/objectType", "'activity'",
                "/object/definition/interactionType", "'Choice'",
                "/context/statement/objectType", "'statementRef'",
                "/context/instructor/objectType", "'AGENT'"));
    return values.entrySet().stream()
        .flatMap(one -> cases.refused(Samples::full, one.getKey(), one.getValue()));
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A key that the standard does not allow is refused")
  Stream<DynamicTest> unknownKey_isRefused() {
    return Places.OBJECTS.entrySet().stream()
        .map(
            place ->
                cases.refused(
                    "in " + place.getValue() + " " + place.getKey(),
                    () -> Json.with(Samples.full(), place.getKey() + "/unknown", "'value'")));
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "A key that the standard allows in another object only is refused")
  Stream<DynamicTest> keyOfAnotherObject_isRefused() {
    return Stream.of(
            "/actor/id",
            "/verb/name",
            "/object/name",
            "/object/mbox",
            "/result/scaled",
            "/result/score/success",
            "/context/parent",
            "/context/statement/name",
            "/object/definition/id",
            "/attachments/0/name",
            "/objectType",
            "/voided")
        .flatMap(pointer -> cases.refused(Samples::full, pointer, "'http://example.com/x'"));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.SHOULD,
      text = "Values are treated as case sensitive: two activity ids that differ in case are two")
  void activityIds_inAnotherCase_areOthers() {
    String id = "http://example.com/Case/" + Samples.unique();
    ObjectNode upper = Json.with(Samples.statement(), "/object/id", Json.text(id));
    ObjectNode lower =
        Json.with(Samples.statement(), "/object/id", Json.text(id.replace("Case", "case")));
    statements.store(upper, lower);
    statements.assertFound(List.of(Samples.id(upper)), "activity", id);
  }

  private static ObjectNode capitalized(ObjectNode statement, String pointer) {
    int slash = pointer.lastIndexOf('/');
    String name = pointer.substring(slash + 1);
    String wrong = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return Json.with(
        Json.without(statement, pointer),
        pointer.substring(0, slash + 1) + wrong,
        statement.at(pointer));
  }
}
