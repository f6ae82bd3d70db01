package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
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

/** The formats ids, exact and canonical. */
@Conformance
class FormatTest {
  private static final String CLAUSE = "xAPI-Communication 2.1.3 (format)";
  private static final String LANGUAGES = "xAPI-Communication 2.1.3 (languages)";

  private final Lrs lrs;
  private final Statements statements;

  FormatTest(Lrs lrs) {
    this.lrs = lrs;
    this.statements = new Statements(lrs);
  }

  @Test
  @Requirement(clause = CLAUSE, text = "exact, the default, returns what was received")
  void exact_isAsReceived() {
    ObjectNode sent = Samples.full();
    statements.store(sent);
    for (ObjectNode got : List.of(one(sent, "exact", ""), listed(sent, "exact", ""))) {
      Comparison.assertAnsweredBack(sent, got);
    }
    Comparison.assertAnsweredBack(sent, statements.fetch(Samples.id(sent)));
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      text = "ids includes only what is needed to identify agents, groups, activities and verbs")
  Stream<DynamicTest> ids_identifiesOnly() {
    ObjectNode sent = Samples.full();
    statements.store(sent);
    return Stream.of(one(sent, "ids", ""), listed(sent, "ids", ""))
        .map(
            got ->
                dynamicTest(
                    "a statement",
                    () -> {
                      assertThat(got.at("/actor/mbox")).isEqualTo(sent.at("/actor/mbox"));
                      assertThat(got.at("/actor/name").isMissingNode()).isTrue();
                      assertThat(got.at("/verb/id")).isEqualTo(sent.at("/verb/id"));
                      assertThat(got.at("/object/id")).isEqualTo(sent.at("/object/id"));
                      assertThat(got.at("/object/definition").isMissingNode()).isTrue();
                      assertThat(got.at("/context/instructor/mbox"))
                          .isEqualTo(sent.at("/context/instructor/mbox"));
                      assertThat(got.at("/context/instructor/name").isMissingNode()).isTrue();
                      String category = "/context/contextActivities/category/0";
                      assertThat(got.at(category + "/id")).isEqualTo(sent.at(category + "/id"));
                      assertThat(got.at(category + "/definition").isMissingNode()).isTrue();
                      assertThat(got.get("result")).isEqualTo(sent.get("result"));
                    }));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      text = "ids returns of an anonymous group what is needed to identify each member")
  void ids_ofAnonymousGroup_hasMembers() {
    ObjectNode group = Samples.anonymousGroup();
    ObjectNode named = Json.with(Json.with(group, "/name", "'Us'"), "/member/0/name", "'Ann'");
    ObjectNode sent = Json.with(Samples.statement(), "/actor", named);
    statements.store(sent);
    JsonNode actor = one(sent, "ids", "").get("actor");
    assertThat(actor.get("objectType").stringValue()).isEqualTo("Group");
    assertThat(actor.get("member").findValuesAsString("mbox"))
        .containsExactlyInAnyOrderElementsOf(group.get("member").findValuesAsString("mbox"));
    assertThat(actor.findValues("name")).isEmpty();
  }

  @Test
  @Requirement(clause = CLAUSE, text = "canonical returns the original agents and groups")
  void canonical_keepsAgents() {
    ObjectNode sent = Samples.full();
    statements.store(sent);
    ObjectNode got = one(sent, "canonical", "en");
    for (String name : List.of("/actor", "/context/instructor", "/context/team", "/result")) {
      assertThat(
              Comparison.differences(
                  Json.with(Json.object("{}"), "/x", sent.at(name)),
                  Json.with(Json.object("{}"), "/x", got.at(name))))
          .isEmpty();
    }
  }

  @TestFactory
  @Requirement(
      clause = LANGUAGES,
      text =
          "canonical returns one language in each map of an activity, the one that Accept-Language"
              + " asks for, map by map")
  Stream<DynamicTest> canonical_choosesLanguages() {
    ObjectNode activity =
        Json.with(
            Samples.activity(),
            "/definition",
            "{'name':{'en':'E','de':'D','fr-CA':'F'},'description':{'de':'D','ja':'J'},"
                + "'interactionType':'choice','choices':[{'id':'a','description':{'en':'E','ja':'J'}}]}");
    ObjectNode sent = Samples.about(activity);
    statements.store(sent);
    Map<String, List<String>> expected = new LinkedHashMap<>();
    expected.put("de", List.of("D", "D", "?"));
    expected.put("en", List.of("E", "?", "E"));
    expected.put("ja, en;q=0.5", List.of("E", "J", "J"));
    expected.put("en;q=0.3, ja;q=0.1, de;q=0.9", List.of("D", "D", "E"));
    expected.put("fr", List.of("F", "?", "?"));
    expected.put("*", List.of("?", "?", "?"));
    expected.put("", List.of("?", "?", "?"));
    return expected.entrySet().stream()
        .map(
            accept ->
                dynamicTest(
                    "Accept-Language: " + accept.getKey(),
                    () -> {
                      for (ObjectNode got :
                          List.of(
                              one(sent, "canonical", accept.getKey()),
                              listed(sent, "canonical", accept.getKey()))) {
                        JsonNode definition = got.at("/object/definition");
                        List<String> wanted = accept.getValue();
                        assertOne(definition.get("name"), wanted.get(0));
                        assertOne(definition.get("description"), wanted.get(1));
                        assertOne(definition.at("/choices/0/description"), wanted.get(2));
                      }
                    }));
  }

  @Test
  @Requirement(
      clause = LANGUAGES,
      level = Level.SHOULD,
      text = "canonical returns one language in a verb's display")
  void canonical_choosesVerbLanguage() {
    ObjectNode sent =
        Json.with(Samples.statement(), "/verb/display", "{'en':'tried','de':'versuchte'}");
    statements.store(sent);
    assertOne(one(sent, "canonical", "de").at("/verb/display"), "versuchte");
  }

  @Test
  @Requirement(
      clause = "xAPI-Data 2.4.4.1",
      level = Level.SHOULD,
      text = "canonical shows the activity's newest definition, exact the one that was sent")
  void canonical_isUpdated() {
    ObjectNode activity = Samples.activity();
    ObjectNode first = Samples.about(Json.with(activity, "/definition", "{'name':{'en':'first'}}"));
    ObjectNode second =
        Samples.about(Json.with(activity, "/definition", "{'description':{'en':'second'}}"));
    statements.store(first);
    statements.store(second);
    JsonNode canonical = one(first, "canonical", "en").at("/object/definition");
    assertThat(canonical.at("/name/en").asString("")).isEqualTo("first");
    assertThat(canonical.at("/description/en").asString("")).isEqualTo("second");
    Comparison.assertAnsweredBack(first, one(first, "exact", "en"));
  }

  private static void assertOne(JsonNode map, String text) {
    assertThat(map.size()).isEqualTo(1);
    if (!text.equals("?")) {
      assertThat(map.iterator().next().stringValue()).isEqualTo(text);
    }
  }

  private ObjectNode one(ObjectNode sent, String format, String languages) {
    Request request =
        lrs.get("statements").queries("statementId", Samples.id(sent), "format", format);
    return with(request, languages).send().expect(200).object();
  }

  private ObjectNode listed(ObjectNode sent, String format, String languages) {
    Request request =
        lrs.get("statements")
            .queries("activity", sent.at("/object/id").stringValue(), "format", format);
    return (ObjectNode)
        with(request, languages).send().expect(200).object().required("statements").get(0);
  }

  private static Request with(Request request, String languages) {
    return languages.isEmpty() ? request : request.header("Accept-Language", languages);
  }
}
