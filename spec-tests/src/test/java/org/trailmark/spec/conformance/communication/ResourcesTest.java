package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
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
import tools.jackson.databind.node.ObjectNode;

/** Agents, activities, and what no resource is. */
@Conformance
class ResourcesTest {
  private static final String AGENTS = "xAPI-Communication 2.4";
  private static final String ACTIVITIES = "xAPI-Communication 2.5";

  private final Lrs lrs;
  private final Statements statements;

  ResourcesTest(Lrs lrs) {
    this.lrs = lrs;
    this.statements = new Statements(lrs);
  }

  @TestFactory
  @Tag("agents")
  @Requirement(
      clause = AGENTS,
      text = "An agent nobody knows is answered with a Person that has what the request told")
  Stream<DynamicTest> agents_ofUnknown_answerPerson() {
    return Stream.of(
            "{'mbox':'mailto:" + Samples.unique() + "@example.com'}",
            "{'objectType':'Agent','name':'Ann','openid':'http://id.example.com/"
                + Samples.unique()
                + "'}",
            "{'mbox_sha1sum':'ebd31e95054c018b10727ccffd2ef2ec3a016ee9'}",
            "{'account':{'homePage':'http://example.com/" + Samples.unique() + "','name':'ä'}}")
        .map(
            text ->
                dynamicTest(
                    text,
                    () -> {
                      ObjectNode agent = Json.object(text);
                      Answer answer = lrs.get("agents").query("agent", agent).send().expect(200);
                      assertThat(answer.required("Content-Type")).startsWith("application/json");
                      ObjectNode person = answer.object();
                      assertThat(person.get("objectType").stringValue()).isEqualTo("Person");
                      for (String name : agent.propertyNames()) {
                        if (!name.equals("objectType")) {
                          assertThat(person.get(name)).contains(agent.get(name));
                        }
                      }
                    }));
  }

  @Test
  @Tag("agents")
  @Requirement(
      clause = AGENTS,
      text = "A Person has arrays of names, identifiers and accounts, and nothing else")
  void agents_answerArrays() {
    ObjectNode agent = Json.with(Samples.agent(), "/name", "'Ann'");
    statements.store(Json.with(Samples.statement(), "/actor", agent));
    ObjectNode person = lrs.get("agents").query("agent", agent).send().expect(200).object();
    assertThat(person.propertyNames())
        .isSubsetOf("objectType", "name", "mbox", "mbox_sha1sum", "openid", "account");
    person
        .properties()
        .forEach(
            property ->
                assertThat(property.getKey().equals("objectType") || property.getValue().isArray())
                    .as(property.getKey())
                    .isTrue());
    assertThat(person.get("mbox")).contains(agent.get("mbox"));
  }

  @Test
  @Tag("agents")
  @Requirement(
      clause = AGENTS,
      level = Level.EXPECTED,
      text = "Names that statements gave an agent are among the Person's")
  void agents_knowNames() {
    ObjectNode agent = Samples.agent();
    statements.store(
        Json.with(Samples.statement(), "/actor", Json.with(agent, "/name", "'Ann'")),
        Json.with(Samples.statement(), "/actor", Json.with(agent, "/name", "'Anna'")));
    ObjectNode person = lrs.get("agents").query("agent", agent).send().expect(200).object();
    assertThat(person.path("name")).contains(Json.text("Ann"), Json.text("Anna"));
  }

  @TestFactory
  @Tag("agents")
  @Requirement(clause = AGENTS, text = "agent is required, and a valid agent; not a group")
  Stream<DynamicTest> agents_withoutAgent_isRefused() {
    return Stream.of(
            "",
            "ann",
            "{}",
            "{\"name\":\"Ann\"}",
            "{\"mbox\":\"ann@example.com\"}",
            "{\"mbox\":[\"mailto:a@example.com\"]}",
            "{\"objectType\":\"Person\",\"mbox\":\"mailto:a@example.com\"}",
            "{\"objectType\":\"Group\",\"member\":[{\"mbox\":\"mailto:a@example.com\"}]}",
            "-")
        .map(
            agent ->
                dynamicTest(
                    "agent=" + agent,
                    () ->
                        (agent.equals("-")
                                ? lrs.get("agents")
                                : lrs.get("agents").query("agent", agent))
                            .send()
                            .expect(400)));
  }

  @TestFactory
  @Tag("agents")
  @Tag("activities")
  @Requirement(clause = "xAPI-Communication 3.2", text = "These resources know no other parameters")
  Stream<DynamicTest> otherParameters_areRefused() {
    String agent = Samples.agent().toString();
    return Stream.of(
        dynamicTest(
            "agents",
            () -> lrs.get("agents").queries("agent", agent, "foo", "x").send().expect(400)),
        dynamicTest("Agent", () -> lrs.get("agents").query("Agent", agent).send().expect(400)),
        dynamicTest(
            "activities",
            () ->
                lrs.get("activities")
                    .queries("activityId", Samples.activityId(), "foo", "x")
                    .send()
                    .expect(400)),
        dynamicTest(
            "activityid",
            () ->
                lrs.get("activities")
                    .query("activityid", Samples.activityId())
                    .send()
                    .expect(400)));
  }

  @Test
  @Tag("activities")
  @Requirement(clause = ACTIVITIES, text = "An activity is answered with its full definition: 200")
  void activities_answerTheActivity() {
    ObjectNode sent = Samples.full();
    statements.store(sent);
    Answer answer =
        lrs.get("activities")
            .query("activityId", sent.at("/object/id").stringValue())
            .send()
            .expect(200);
    assertThat(answer.required("Content-Type")).startsWith("application/json");
    ObjectNode activity = answer.object();
    assertThat(activity.get("id")).isEqualTo(sent.at("/object/id"));
    assertThat(activity.get("definition")).isEqualTo(sent.at("/object/definition"));
  }

  @Test
  @Tag("activities")
  @Requirement(
      clause = ACTIVITIES,
      text =
          "References to one activity id are references to one activity: definitions come together")
  void activities_mergeDefinitions() {
    ObjectNode activity = Samples.activity();
    statements.store(Samples.about(Json.with(activity, "/definition", "{'name':{'en':'one'}}")));
    statements.store(Samples.about(Json.with(activity, "/definition", "{'name':{'de':'eins'}}")));
    ObjectNode got =
        lrs.get("activities")
            .query("activityId", activity.get("id").stringValue())
            .send()
            .expect(200)
            .object();
    assertThat(got.get("id")).isEqualTo(activity.get("id"));
    assertThat(got.at("/definition/name/de").asString("")).isEqualTo("eins");
  }

  @Test
  @Tag("activities")
  @Requirement(
      clause = ACTIVITIES,
      level = Level.SHOULD,
      text = "An activity that the LRS has never seen is answered with 200 and its id")
  void activities_ofUnknown_answerTheId() {
    String id = Samples.activityId();
    ObjectNode got = lrs.get("activities").query("activityId", id).send().expect(200).object();
    assertThat(got.get("id").stringValue()).isEqualTo(id);
  }

  @TestFactory
  @Tag("activities")
  @Requirement(clause = ACTIVITIES, text = "activityId is required, and an IRI")
  Stream<DynamicTest> activities_withoutId_isRefused() {
    return Stream.of(
        dynamicTest("none", () -> lrs.get("activities").send().expect(400)),
        dynamicTest(
            "empty", () -> lrs.get("activities").query("activityId", "").send().expect(400)),
        dynamicTest(
            "no IRI", () -> lrs.get("activities").query("activityId", "quiz").send().expect(400)));
  }

  @TestFactory
  @Requirement(
      clause = "xAPI-Communication 3.2",
      level = Level.EXPECTED,
      text =
          "A method that a resource does not have is refused with 405, an unknown resource with 404")
  Stream<DynamicTest> otherMethods_areRefused() {
    return Stream.of(
        dynamicTest("DELETE statements", () -> lrs.delete("statements").send().expect(405)),
        dynamicTest(
            "PATCH statements",
            () -> lrs.request("PATCH", "statements").json("{}").send().expect(405)),
        dynamicTest("POST about", () -> lrs.post("about").json("{}").send().expect(405)),
        dynamicTest("unknown", () -> lrs.get("statement").send().expect(404)));
  }

  @Test
  @Tag("cors")
  @Requirement(
      clause = "xAPI-Communication 1.3",
      level = Level.EXPECTED,
      text = "A browser's preflight request is answered without credentials")
  void preflight_isAnswered() {
    Answer answer =
        lrs.request("OPTIONS", "statements")
            .without("Authorization")
            .without("X-Experience-API-Version")
            .header("Origin", "https://course.example.com")
            .header("Access-Control-Request-Method", "PUT")
            .header(
                "Access-Control-Request-Headers",
                "authorization,content-type,x-experience-api-version,if-match")
            .send()
            .expect(200, 204);
    assertThat(answer.required("Access-Control-Allow-Origin"))
        .isIn("*", "https://course.example.com");
    assertThat(answer.required("Access-Control-Allow-Methods")).contains("PUT");
    assertThat(answer.required("Access-Control-Allow-Headers").toLowerCase(Locale.ROOT))
        .contains("x-experience-api-version");
  }

  @TestFactory
  @Requirement(
      clause = "xAPI-Communication 3.1",
      text = "GET of agents and activities, which have concurrency controls, has an ETag in quotes")
  Stream<DynamicTest> agentsAndActivities_haveEtags() {
    return Stream.of(
            Map.entry("agents", lrs.get("agents").query("agent", Samples.agent())),
            Map.entry(
                "activities", lrs.get("activities").query("activityId", Samples.activityId())))
        .map(
            request ->
                dynamicTest(
                    request.getKey(),
                    () ->
                        assertThat(request.getValue().send().expect(200).etag())
                            .matches("\"[^\"]+\"")));
  }
}
