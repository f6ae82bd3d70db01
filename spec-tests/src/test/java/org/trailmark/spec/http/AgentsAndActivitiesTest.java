package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.spec.http.Lrs.encoded;
import static org.trailmark.spec.http.Lrs.header;
import static org.trailmark.spec.http.Lrs.json;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the LRS knows of agents and activities (xAPI-Communication 2.4 and 2.5). */
class AgentsAndActivitiesTest {
  @AutoClose private static final Lrs lrs = Lrs.start();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"mbox\":\"mailto:new@example.org\"",
        "\"mbox_sha1sum\":\"a9993e364706816aba3e25717850c26c9cd0d89d\"",
        "\"openid\":\"https://example.org/ann\"",
        "\"account\":{\"homePage\":\"https://example.org\",\"name\":\"ann\"}"
      })
  void unknownAgent_isAPersonWithWhatTheRequestSays(String identifier) {
    HttpResponse<String> got =
        lrs.get("xapi/agents?agent=" + encoded("{\"name\":\"Ann\"," + identifier + "}"));

    assertThat(got.statusCode()).isEqualTo(200);
    int colon = identifier.indexOf(':');
    assertThat(got.body())
        .isEqualTo(
            "{\"objectType\":\"Person\",\"name\":[\"Ann\"],"
                + identifier.substring(0, colon + 1)
                + "["
                + identifier.substring(colon + 1)
                + "]}");
    assertThat(header(got, "ETag")).matches("\"[0-9a-f]{40}\"");
  }

  @Test
  void agentWithoutAName_isAPersonWithoutNames() {
    JsonNode person = json(lrs.get("xapi/agents?agent=" + encoded(Samples.agent("nobody"))));

    assertThat(person.propertyNames()).containsExactly("objectType", "mbox");
  }

  @Test
  void names_areThoseOfStatements_newestFirst_whereverTheAgentStands() {
    String who = UUID.randomUUID().toString();
    send("{\"actor\":" + named(who, "Old") + ",\"object\":{\"id\":\"http://a.b/c\"}}");
    send(
        "{\"actor\":{\"objectType\":\"Group\",\"member\":["
            + named(who, "Member")
            + ","
            + named("other", "Other")
            + "]},\"object\":{\"id\":\"http://a.b/c\"}}");
    send(
        "{\"actor\":"
            + Samples.agent("other")
            + ",\"context\":{\"instructor\":"
            + named(who, "New")
            + ",\"extensions\":{\"http://a.b/x\":"
            + named(who, "No agent")
            + "}},\"object\":{\"id\":\"http://a.b/c\"}}");
    String voided =
        send("{\"actor\":" + named(who, "Voided") + ",\"object\":{\"id\":\"http://a.b/c\"}}");
    lrs.post("xapi/statements", Samples.voiding(UUID.randomUUID(), UUID.fromString(voided)));

    JsonNode person = json(lrs.get("xapi/agents?agent=" + encoded(Samples.agent(who))));

    assertThat(person.get("name").toString()).isEqualTo("[\"New\",\"Member\",\"Old\"]");
  }

  @Test
  void unknownActivity_isGivenWithItsId() {
    HttpResponse<String> got =
        lrs.get("xapi/activities?activityId=" + encoded("https://example.org/never/ü"));

    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(got.body())
        .isEqualTo("{\"objectType\":\"Activity\",\"id\":\"https://example.org/never/ü\"}");
  }

  @Test
  void activity_isDefinedByAllStatementsTogether() {
    String id = "https://example.org/" + UUID.randomUUID();
    send(on(id, "{\"name\":{\"en\":\"Old\",\"de\":\"Alt\"},\"type\":\"http://a.b/type\"}"));
    send(
        "{\"actor\":"
            + Samples.agent("ann")
            + ",\"object\":{\"id\":\"http://a.b/c\"},\"context\":{\"contextActivities\":"
            + "{\"parent\":{\"id\":\""
            + id
            + "\",\"definition\":{ \"description\":{\"en\":\"About\"}, \"extensions\":"
            + "{\"http://a.b/x\":1.50} }}}}}");
    send(
        "{\"actor\":"
            + Samples.agent("ann")
            + ",\"object\":{\"objectType\":\"SubStatement\",\"actor\":"
            + Samples.agent("bob")
            + ",\"verb\":{\"id\":\"http://a.b/v\"},\"object\":{\"definition\":"
            + "{\"name\":{\"en\":\"New\"}},\"id\":\""
            + id
            + "\"}}}");

    HttpResponse<String> got = lrs.get("xapi/activities?activityId=" + encoded(id));

    assertThat(got.body())
        .isEqualTo(
            "{\"objectType\":\"Activity\",\"id\":\""
                + id
                + "\",\"definition\":{\"name\":{\"en\":\"New\",\"de\":\"Alt\"},"
                + "\"type\":\"http://a.b/type\",\"description\":{\"en\":\"About\"},"
                + "\"extensions\":{\"http://a.b/x\":1.50}}}");
  }

  @Test
  void interaction_isThatOfTheFirstStatement() {
    String id = "https://example.org/" + UUID.randomUUID();
    send(
        on(
            id,
            "{\"interactionType\":\"choice\",\"correctResponsesPattern\":[\"a\"],\"choices\":"
                + "[{\"id\":\"a\"}]}"));
    send(
        on(
            id,
            "{\"interactionType\":\"choice\",\"correctResponsesPattern\":[\"b\"],\"choices\":"
                + "[{\"id\":\"a\"},{\"id\":\"b\"}],\"name\":{\"en\":\"Question\"}}"));

    JsonNode definition =
        json(lrs.get("xapi/activities?activityId=" + encoded(id))).get("definition");

    assertThat(definition.at("/correctResponsesPattern/0").asString()).isEqualTo("a");
    assertThat(definition.at("/choices").size()).isEqualTo(1);
    assertThat(definition.at("/name/en").asString()).isEqualTo("Question");
  }

  @Test
  void canonicalStatements_showTheMergedDefinition_exactOnesTheirOwn() {
    String id = "https://example.org/" + UUID.randomUUID();
    String first = send(on(id, "{\"name\":{\"en\":\"Old\",\"de\":\"Alt\"}}"));
    send(on(id, "{\"name\":{\"en\":\"New\"},\"type\":\"http://a.b/type\"}"));
    String one = "xapi/statements?statementId=" + first;

    JsonNode canonical =
        json(lrs.send(lrs.request(one + "&format=canonical").header("Accept-Language", "en")));
    JsonNode inList =
        json(
            lrs.send(
                lrs.request("xapi/statements?format=canonical&ascending=true&activity=" + id)
                    .header("Accept-Language", "de")));

    assertThat(canonical.at("/object/definition").toString())
        .isEqualTo("{\"name\":{\"en\":\"New\"},\"type\":\"http://a.b/type\"}");
    assertThat(inList.at("/statements/1/object/definition/name").toString())
        .isEqualTo("{\"de\":\"Alt\"}");
    assertThat(json(lrs.get(one)).at("/object/definition").toString())
        .isEqualTo("{\"name\":{\"en\":\"Old\",\"de\":\"Alt\"}}");
  }

  @Test
  void head_answersAsGetWithoutABody() {
    for (String path :
        new String[] {
          "xapi/activities?activityId=http://a.b/c",
          "xapi/agents?agent=" + encoded(Samples.agent("ann"))
        }) {
      HttpResponse<String> head =
          lrs.send(lrs.request(path).method("HEAD", BodyPublishers.noBody()));

      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      assertThat(header(head, "ETag")).isEqualTo(header(lrs.get(path), "ETag"));
    }
  }

  private static String named(String who, String name) {
    return "{\"mbox\":\"mailto:" + who + "@example.org\",\"name\":\"" + name + "\"}";
  }

  private static String on(String activity, String definition) {
    return "{\"actor\":"
        + Samples.agent("ann")
        + ",\"object\":{\"id\":\""
        + activity
        + "\",\"definition\":"
        + definition
        + "}}";
  }

  /** Sends a statement of any verb; its id. */
  private static String send(String statement) {
    HttpResponse<String> sent =
        lrs.post(
            "xapi/statements", "{\"verb\":{\"id\":\"http://a.b/did\"}," + statement.substring(1));
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
    return json(sent).get(0).asString();
  }
}
