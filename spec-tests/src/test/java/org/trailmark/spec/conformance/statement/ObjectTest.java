package org.trailmark.spec.conformance.statement;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Cases;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Requirement;

/** Objects that are no activities. */
@Conformance
class ObjectTest {
  private static final String ACTOR = "xAPI-Data 2.4.4.2";
  private static final String REF = "xAPI-Data 2.4.4.3 (references)";
  private static final String SUB = "xAPI-Data 2.4.4.3 (SubStatements)";

  private final Cases cases;

  ObjectTest(Lrs lrs) {
    this.cases = new Cases(lrs);
  }

  @TestFactory
  @Requirement(clause = ACTOR, text = "An agent or group may be the object")
  Stream<DynamicTest> actors_areAccepted() {
    return Stream.of(
        cases.accepted("agent", () -> Samples.about(Samples.agent())),
        cases.accepted("identified group", () -> Samples.about(Samples.group())),
        cases.accepted("anonymous group", () -> Samples.about(Samples.anonymousGroup())));
  }

  @TestFactory
  @Requirement(clause = ACTOR, text = "An agent or group that is the object has an objectType")
  Stream<DynamicTest> actorWithoutObjectType_isRefused() {
    return Stream.of(
        cases.refused("agent", () -> Samples.about(Json.without(Samples.agent(), "/objectType"))),
        cases.refused("group", () -> Samples.about(Json.without(Samples.group(), "/objectType"))),
        cases.refused(
            "anonymous group",
            () -> Samples.about(Json.without(Samples.anonymousGroup(), "/objectType"))),
        cases.refused(
            "agent in a SubStatement",
            () ->
                Samples.about(
                    Json.without(
                        Json.with(
                            Json.with(Samples.minimal(), "/objectType", "'SubStatement'"),
                            "/object",
                            Samples.agent()),
                        "/object/objectType"))));
  }

  @TestFactory
  @Requirement(
      clause = REF,
      text = "A reference has the objectType StatementRef and the UUID of a statement")
  Stream<DynamicTest> reference_isAccepted() {
    return Stream.of(
        cases.accepted(
            "to a statement that is not there",
            () -> Samples.about(Samples.statementRef(Samples.unique()))),
        cases.accepted(
            "in a SubStatement",
            () ->
                Json.with(
                    Samples.about(Json.with(Samples.minimal(), "/objectType", "'SubStatement'")),
                    "/object/object",
                    Samples.statementRef(Samples.unique()))));
  }

  @TestFactory
  @Requirement(clause = REF, text = "A reference without a UUID is refused")
  Stream<DynamicTest> referenceWithoutUuid_isRefused() {
    return Stream.of(
            cases.refusedWithout(
                () -> Samples.about(Samples.statementRef(Samples.unique())), "/object/id"),
            cases.refused(
                () -> Samples.about(Samples.statementRef(Samples.unique())),
                "/object/id",
                IdTest.NO_UUIDS),
            cases.refused(Samples::full, "/context/statement/id", IdTest.NO_UUIDS))
        .flatMap(one -> one);
  }

  @TestFactory
  @Requirement(clause = REF, text = "A reference has nothing but objectType and id")
  Stream<DynamicTest> referenceWithMore_isRefused() {
    return Stream.of(
        cases.refused(
            "as the object",
            () ->
                Json.with(
                    Samples.about(Samples.statementRef(Samples.unique())),
                    "/object/definition",
                    "{}")),
        cases.refused(
            "as the context's statement",
            () -> Json.with(Samples.full(), "/context/statement/verb", Samples.verb())));
  }

  @TestFactory
  @Requirement(clause = REF, text = "The context's statement has the objectType StatementRef")
  Stream<DynamicTest> contextStatementOfAnotherType_isRefused() {
    return Stream.concat(
        cases.refusedWithout(Samples::full, "/context/statement/objectType"),
        cases.refused(
            Samples::full,
            "/context/statement/objectType",
            "'Activity'",
            "'SubStatement'",
            "'Ref'"));
  }

  @TestFactory
  @Requirement(clause = SUB, text = "A SubStatement with every property it may have is stored")
  Stream<DynamicTest> subStatement_isAccepted() {
    return Stream.of(cases.accepted("full", Places::withSubStatement));
  }

  @TestFactory
  @Requirement(clause = SUB, text = "A SubStatement's objectType is SubStatement")
  Stream<DynamicTest> subStatementWithoutType_isRefused() {
    return Stream.concat(
        cases.refusedWithout(Places::withSubStatement, "/object/objectType"),
        cases.refused(
            Places::withSubStatement, "/object/objectType", "'substatement'", "'Statement'"));
  }

  @TestFactory
  @Requirement(clause = SUB, text = "A SubStatement has no id, stored, version or authority")
  Stream<DynamicTest> subStatementWithForbiddenProperty_isRefused() {
    return Stream.of(
            cases.refused(Places::withSubStatement, "/object/id", "'" + Samples.unique() + "'"),
            cases.refused(Places::withSubStatement, "/object/stored", "'2013-05-18T05:32:34.804Z'"),
            cases.refused(Places::withSubStatement, "/object/version", "'1.0.0'"),
            cases.refused(
                Places::withSubStatement, "/object/authority", "{'mbox':'mailto:a@example.com'}"))
        .flatMap(one -> one);
  }

  @TestFactory
  @Requirement(clause = SUB, text = "A SubStatement holds no SubStatement")
  Stream<DynamicTest> nestedSubStatement_isRefused() {
    return Stream.of(
        cases.refused(
            "nested",
            () -> Json.with(Places.withSubStatement(), "/object/object", Samples.subStatement())));
  }

  @TestFactory
  @Requirement(clause = SUB, text = "A SubStatement is validated as a statement")
  Stream<DynamicTest> invalidSubStatement_isRefused() {
    return Stream.of(
            cases.refusedWithout(
                Places::withSubStatement, "/object/actor", "/object/verb", "/object/object"),
            cases.refused(Places::withSubStatement, "/object/timestamp", "'yesterday'"),
            cases.refused(Places::withSubStatement, "/object/result/score/scaled", "1.1"),
            cases.refused(Places::withSubStatement, "/object/context/registration", "'x'"),
            cases.refused(Places::withSubStatement, "/object/verb/display", "{'e_n':'x'}"),
            cases.refused(Places::withSubStatement, "/object/attachments/0/sha2", "12"),
            cases.refused(Places::withSubStatement, "/object/unknown", "'x'"))
        .flatMap(one -> one);
  }
}
