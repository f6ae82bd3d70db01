package org.trailmark.spec.conformance.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Cases;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.node.ObjectNode;

@Conformance
class ContextTest {
  private static final String CLAUSE = "xAPI-Data 2.4.6";
  private static final String ACTIVITIES = "xAPI-Data 2.4.6.2";
  private static final List<String> TYPES = List.of("parent", "grouping", "category", "other");

  private final Cases cases;
  private final Statements statements;

  ContextTest(Lrs lrs) {
    this.cases = new Cases(lrs);
    this.statements = new Statements(lrs);
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A context and all of its properties are optional")
  Stream<DynamicTest> properties_areOptional() {
    return cases.acceptedWithout(
        Samples::full,
        "/context",
        "/context/registration",
        "/context/instructor",
        "/context/team",
        "/context/contextActivities",
        "/context/revision",
        "/context/platform",
        "/context/language",
        "/context/statement",
        "/context/extensions");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A registration is a UUID")
  Stream<DynamicTest> registrationNoUuid_isRefused() {
    return cases.refused(Samples::full, "/context/registration", IdTest.NO_UUIDS);
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A team is a group, not an agent")
  Stream<DynamicTest> teamOfAnAgent_isRefused() {
    return cases.refused(
        Samples::full,
        "/context/team",
        "{'objectType':'Agent','mbox':'mailto:a@example.com'}",
        "{'mbox':'mailto:a@example.com'}");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "An instructor is an agent or a group")
  Stream<DynamicTest> instructor_isAnAgentOrGroup() {
    return Stream.concat(
        cases.accepted(
            Samples::full,
            "/context/instructor",
            "{'objectType':'Agent','mbox':'mailto:a@example.com'}",
            "{'mbox':'mailto:a@example.com'}",
            "{'objectType':'Group','mbox':'mailto:a@example.com'}",
            "{'objectType':'Group','member':[{'mbox':'mailto:a@example.com'}]}"),
        cases.refused(
            Samples::full,
            "/context/instructor",
            "{'objectType':'Activity','id':'http://example.com/a'}",
            "{'objectType':'Agent','name':'Ann'}"));
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "revision is used only where the object is an activity")
  Stream<DynamicTest> revisionWithoutActivity_isRefused() {
    return notAboutActivities("/context/revision");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "platform is used only where the object is an activity")
  Stream<DynamicTest> platformWithoutActivity_isRefused() {
    return notAboutActivities("/context/platform");
  }

  @TestFactory
  @Requirement(clause = CLAUSE, text = "A language is an RFC 5646 language tag")
  Stream<DynamicTest> language_isATag() {
    return Stream.concat(
        cases.accepted(
            Samples::full, "/context/language", LanguageMapTest.quoted(LanguageMapTest.TAGS)),
        cases.refused(
            Samples::full, "/context/language", LanguageMapTest.quoted(LanguageMapTest.NO_TAGS)));
  }

  @TestFactory
  @Requirement(
      clause = ACTIVITIES,
      text = "Every key of contextActivities is parent, grouping, category or other")
  Stream<DynamicTest> unknownContextType_isRefused() {
    return Stream.of("parents", "Parent", "related", "")
        .flatMap(
            type ->
                cases.refused(
                    Samples::full,
                    "/context/contextActivities",
                    "{'" + type + "':[{'id':'http://example.com/a'}]}"));
  }

  @TestFactory
  @Requirement(
      clause = ACTIVITIES,
      text = "Every value of contextActivities is an activity or an array of activities")
  Stream<DynamicTest> contextActivityOfAnotherType_isRefused() {
    return TYPES.stream()
        .flatMap(
            type ->
                cases.refused(
                    Samples::full,
                    "/context/contextActivities/" + type,
                    "'http://example.com/a'",
                    "['http://example.com/a']",
                    "[[{'id':'http://example.com/a'}]]",
                    "{'objectType':'Agent','mbox':'mailto:a@example.com'}",
                    "[{'objectType':'Agent','mbox':'mailto:a@example.com'}]",
                    "{}",
                    "12"));
  }

  @TestFactory
  @Requirement(
      clause = ACTIVITIES,
      text = "A single activity is returned as an array of length one with the same activity")
  Stream<DynamicTest> singleActivity_isReturnedAsArray() {
    return TYPES.stream()
        .map(
            type ->
                dynamicTest(
                    type,
                    () -> {
                      ObjectNode activity = Samples.activity();
                      String pointer = "/context/contextActivities/" + type;
                      ObjectNode sent = Json.with(Samples.full(), pointer, activity);
                      assertThat(statements.roundTrip(sent).at(pointer))
                          .isEqualTo(Json.array(activity));
                    }));
  }

  @TestFactory
  @Requirement(
      clause = ACTIVITIES,
      text = "A single activity in a SubStatement's context is returned as an array too")
  Stream<DynamicTest> singleActivityInSubStatement_isReturnedAsArray() {
    return TYPES.stream()
        .map(
            type ->
                dynamicTest(
                    type,
                    () -> {
                      ObjectNode activity = Samples.activity();
                      String pointer = "/object/context/contextActivities/" + type;
                      ObjectNode sent = Json.with(Places.withSubStatement(), pointer, activity);
                      assertThat(statements.roundTrip(sent).at(pointer))
                          .isEqualTo(Json.array(activity));
                    }));
  }

  private Stream<DynamicTest> notAboutActivities(String property) {
    return Stream.of(
            Samples.agent(),
            Samples.group(),
            Samples.statementRef(Samples.unique()),
            Json.with(Samples.minimal(), "/objectType", "'SubStatement'"))
        .flatMap(
            object ->
                Stream.of(
                    cases.refused(
                        object.get("objectType").stringValue(),
                        () -> Json.with(Samples.about(object), property, "'x'"))));
  }
}
