package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.spec.http.Lrs.encoded;
import static org.trailmark.spec.http.Lrs.header;
import static org.trailmark.spec.http.Lrs.json;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Agents that an admin has linked are one Person, and are not when she takes the link away. */
class IdentitiesTest {
  private static final String LINKS = "admin/api/identities/links";
  private static final String ANN = Samples.agent("ann");
  private static final String ACCOUNT =
      "{\"account\":{\"homePage\":\"https://lms.example.org\",\"name\":\"a7\"}}";
  private static final String OPENID = "{\"openid\":\"https://example.org/ann\"}";

  @TempDir private Path dataDir;
  private Lrs lrs;

  @BeforeEach
  void start() {
    lrs = Lrs.start(dataDir);
  }

  @AfterEach
  void stop() {
    lrs.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.3", "2.0.0"})
  void linkedAgents_areOnePerson_withTheNamesOfAll(String version) {
    send("{\"mbox\":\"mailto:ann@example.org\",\"name\":\"Ann\"}");
    send(ACCOUNT.replaceFirst("\\{", "{\"name\":\"Ann Lee\","));

    HttpResponse<String> made = link(ANN, ACCOUNT, "married");

    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(json(made).propertyNames())
        .containsExactly("id", "agents", "reason", "author", "at");
    assertThat(json(made).path("author").asString()).isEqualTo(Lrs.KEY);
    assertThat(person(ANN, version).body())
        .isEqualTo(
            "{\"objectType\":\"Person\",\"name\":[\"Ann\",\"Ann Lee\"],"
                + "\"mbox\":[\"mailto:ann@example.org\"],"
                + "\"account\":[{\"homePage\":\"https://lms.example.org\",\"name\":\"a7\"}]}");
    assertThat(json(person(ACCOUNT, version)).path("name").toString())
        .isEqualTo("[\"Ann Lee\",\"Ann\"]");
  }

  @Test
  void severalAgentsOfOneKind_areAllGiven_theOneThatWasAskedForFirst() {
    link(ANN, Samples.agent("aaa"), "");

    JsonNode person = json(person("{\"mbox\":\"mailto:ann@EXAMPLE.org\"}", "2.0.0"));

    assertThat(person.path("mbox").toString())
        .isEqualTo("[\"mailto:ann@EXAMPLE.org\",\"mailto:aaa@example.org\"]");
  }

  @Test
  void unlinkedAgents_areThePersonsThatTheyWere() {
    String before = person(ANN, "2.0.0").body();
    long id = id(link(ANN, ACCOUNT, ""));
    assertThat(person(ANN, "2.0.0").body()).isNotEqualTo(before);

    HttpResponse<String> ended = unlink(id + "?reason=two%20people");

    assertThat(ended.statusCode()).isEqualTo(204);
    assertThat(person(ANN, "2.0.0").body()).isEqualTo(before);
    JsonNode events = json(lrs.get("admin/api/identities/events")).path("events");
    assertThat(events.valueStream().map(event -> event.path("kind").asString()))
        .containsExactly("linked", "unlinked");
    assertThat(events.at("/1/reason").asString()).isEqualTo("two people");
    assertThat(events.at("/1/link").asLong()).isEqualTo(id);
  }

  @Test
  void links_surviveARestart() {
    link(ANN, ACCOUNT, "married");
    String before = lrs.get(LINKS).body();
    String person = person(ANN, "2.0.0").body();

    lrs.close();
    lrs = Lrs.start(dataDir);

    assertThat(lrs.get(LINKS).body()).isEqualTo(before).contains("married");
    assertThat(person(ANN, "2.0.0").body()).isEqualTo(person).contains("a7");
  }

  @Test
  void chain_isOnePerson_untilALinkInItsMiddleIsTakenAway() {
    link(ANN, ACCOUNT, "");
    long middle = id(link(ACCOUNT, OPENID, ""));
    link(OPENID, Samples.agent("lee"), "");

    JsonNode whole = json(lrs.get("admin/api/identities?agent=" + encoded(ANN)));
    assertThat(whole.path("agents").size()).isEqualTo(4);
    assertThat(whole.path("links").size()).isEqualTo(3);
    assertThat(json(person(ANN, "2.0.0")).propertyNames())
        .containsExactly("objectType", "mbox", "openid", "account");

    unlink(String.valueOf(middle));

    assertThat(json(person(ANN, "2.0.0")).propertyNames())
        .containsExactly("objectType", "mbox", "account");
    assertThat(json(person(Samples.agent("lee"), "2.0.0")).propertyNames())
        .containsExactly("objectType", "mbox", "openid");
    assertThat(json(lrs.get("admin/api/identities?agent=" + encoded(OPENID))).path("links").size())
        .isEqualTo(1);
  }

  @Test
  void head_answersAsGet_andTheEntityTagFollowsTheLinks() {
    String alone = header(person(ANN, "2.0.0"), "ETag");
    link(ANN, ACCOUNT, "");

    HttpResponse<String> head =
        lrs.send(
            lrs.request("xapi/agents?agent=" + encoded(ANN))
                .method("HEAD", BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "ETag"))
        .isEqualTo(header(person(ANN, "2.0.0"), "ETag"))
        .isNotEqualTo(alone);
  }

  @ParameterizedTest
  @CsvSource({"statements-read,false", "statements-read people-read,true", "admin,true"})
  void readerWithoutLeave_seesTheAgentThatWasAskedForAlone(String scopes, boolean sees) {
    send(ACCOUNT.replaceFirst("\\{", "{\"name\":\"Ann Lee\","));
    link(ANN, ACCOUNT, "");
    String wish = "{\"scopes\": [\"" + scopes.replace(" ", "\",\"") + "\"]}";
    JsonNode made = json(lrs.post("admin/api/credentials", wish));

    HttpResponse<String> got =
        lrs.send(
            lrs.bare("xapi/agents?agent=" + encoded(ANN))
                .header("X-Experience-API-Version", "2.0.0")
                .header(
                    "Authorization",
                    Lrs.basic(made.path("key").asString(), made.path("secret").asString())));

    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(got.body().contains("a7")).isEqualTo(sees);
    assertThat(got.body().contains("Ann Lee")).isEqualTo(sees);
  }

  @Test
  void linksAndEvents_areListedInPages() {
    for (int i = 0; i < 3; i++) {
      link(ANN, Samples.agent("ann" + i), "");
    }

    JsonNode first = json(lrs.get(LINKS + "?limit=2"));
    JsonNode second = json(lrs.get("admin/api/identities/" + first.path("more").asString()));
    JsonNode events = json(lrs.get("admin/api/identities/events?limit=2"));
    JsonNode later = json(lrs.get("admin/api/identities/" + events.path("more").asString()));

    assertThat(first.path("links").size()).isEqualTo(2);
    assertThat(second.path("links").size()).isEqualTo(1);
    assertThat(second.at("/links/0/id").asLong()).isGreaterThan(first.at("/links/1/id").asLong());
    assertThat(second.has("more")).isFalse();
    assertThat(events.path("events").size()).isEqualTo(2);
    assertThat(later.at("/events/0/seq").asLong()).isEqualTo(3);
  }

  @Test
  void csv_linksEveryLine_andPairsThatAreLinkedAlreadyStay() {
    link(ANN, ACCOUNT, "");

    HttpResponse<String> done =
        csv(
            """
            "account:https://lms.example.org|a7",ann@example.org\r
            mailto:ann@example.org,openid:https://example.org/ann,married

            bob@example.org,sha1:A9993E364706816ABA3E25717850C26C9CD0D89D
            """);

    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(done.body()).isEqualTo("{\"linked\":2,\"known\":1}");
    assertThat(json(person(ACCOUNT, "2.0.0")).propertyNames())
        .containsExactly("objectType", "mbox", "openid", "account");
    assertThat(person(Samples.agent("bob"), "2.0.0").body())
        .contains("a9993e364706816aba3e25717850c26c9cd0d89d");
    assertThat(json(lrs.get(LINKS)).at("/links/1/reason").asString()).isEqualTo("married");
  }

  @Test
  void pairThatIsLinkedAlready_isAConflictThatNamesTheLink() {
    long id = id(link(ANN, ACCOUNT, ""));

    HttpResponse<String> again = link(ACCOUNT, ANN, "");

    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(json(again).path("detail").asString()).contains("link " + id);
  }

  @Test
  void personOfTooManyAgents_isAConflictWithItsPlace() {
    csv(
        IntStream.range(0, 99)
            .mapToObj(i -> "kiosk@example.org,user" + i + "@example.org")
            .collect(Collectors.joining("\n")));

    HttpResponse<String> refused = link(Samples.agent("user5"), ANN, "");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(json(refused).at("/faults/0/pointer").asString()).isEqualTo("/agents");
    assertThat(json(person(Samples.agent("user98"), "2.0.0")).path("mbox").size()).isEqualTo(100);
  }

  @Test
  void linkThatIsNotInForce_isNotFound() {
    long id = id(link(ANN, ACCOUNT, ""));
    unlink(String.valueOf(id));

    assertThat(unlink(String.valueOf(id)).statusCode()).isEqualTo(404);
    assertThat(unlink(String.valueOf(id + 1)).statusCode()).isEqualTo(404);
    assertThat(unlink("x").statusCode()).isEqualTo(400);
    assertThat(unlink(id + "?reason=" + "x".repeat(1001)).statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> link(String one, String other, String reason) {
    return lrs.post(
        LINKS, "{\"agents\": [%s, %s], \"reason\": \"%s\"}".formatted(one, other, reason));
  }

  private HttpResponse<String> csv(String body) {
    return lrs.post(LINKS, "text/csv", body);
  }

  private HttpResponse<String> unlink(String id) {
    return lrs.send(lrs.request(LINKS + "/" + id).DELETE());
  }

  private static long id(HttpResponse<String> made) {
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return json(made).path("id").asLong();
  }

  private HttpResponse<String> person(String agent, String version) {
    HttpResponse<String> got =
        lrs.send(
            lrs.bare("xapi/agents?agent=" + encoded(agent))
                .header("Authorization", Lrs.basic(Lrs.KEY, Lrs.SECRET))
                .header("X-Experience-API-Version", version));
    assertThat(got.statusCode()).as(got.body()).isEqualTo(200);
    return got;
  }

  private void send(String actor) {
    String statement =
        "{\"actor\":%s,\"verb\":{\"id\":\"http://a.b/did\"},\"object\":{\"id\":\"%s\"}}"
            .formatted(actor, "http://a.b/" + UUID.randomUUID());
    assertThat(lrs.post("xapi/statements", statement).statusCode()).isEqualTo(200);
  }
}
