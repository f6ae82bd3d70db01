package org.trailmark.spec.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trailmark.spec.http.Lrs.json;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a learner sees by a link of her own, and what nobody sees by it. */
class LearnerLinkTest {
  private static final String LINKS = "admin/api/learner-links";
  private static final String WAYS = "me/api/journey/ways";
  private static final String INBOX = "me/api/journey/inbox";
  private static final String JOURNEY =
      """
      journey: first-aid
      version: 1
      title: {en: First aid}
      prefixes: {v: "https://ex.org/verbs/"}
      entry: {match: {verb: "v:registered"}}
      stages: [see]
      steps:
        invited:
          stage: see
          touch: [welcome]
          on: [{to: "exit:done", match: {verb: "v:passed"}}]
          after: [{after: P14D, to: "exit:lapsed"}]
      exits:
        done: {counts: goal}
        lapsed: {counts: drop}
      touchpoints:
        welcome: {audience: learner, channels: [inbox], benefit: know, once: run, expires: P2D,
                  message: {en: {subject: "Hello {{learner.name}}", body: "Begin: {{learner.link}}"}}}
      """;

  private static final String ORIGIN = "https://lrs.example.org";

  @AutoClose private static final Lrs lrs = Lrs.start(Map.of("http.publicOrigin", ORIGIN));
  private static String said;

  /** What the link of a message opens, before a test ends all links. */
  private static JsonNode byMessage;

  @BeforeAll
  static void twoLearnersHaveMail() {
    lrs.post("admin/api/journey/journeys", "text/plain", JOURNEY);
    lrs.post("admin/api/journey/journeys", "text/plain", JOURNEY.replace("first-aid", "other"));
    lrs.post("xapi/statements", "[" + registered("ann") + "," + registered("bob") + "]");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(items(token("ann")).size()).isPositive();
              assertThat(items(token("bob")).size()).isPositive();
            });
    said = items(token("ann")).get(0).at("/content/words/body").asString();
    byMessage = json(get(WAYS, said.substring(said.indexOf('#') + 1)));
  }

  @Test
  void message_carriesALinkOfHerOwn() {
    assertThat(said).startsWith("Begin: " + ORIGIN + "/me/#");
    assertThat(byMessage.path("name").asString()).as(byMessage.toString()).isEqualTo("ann");

    JsonNode made = json(lrs.post(LINKS, "{\"agent\": {\"mbox\": \"mailto:ann@example.org\"}}"));

    assertThat(made.path("url").asString()).isEqualTo(ORIGIN + made.path("link").asString());
  }

  @Test
  void link_showsHerOwnWay() {
    String ann = token("ann");

    JsonNode ways = json(get(WAYS, ann));
    JsonNode why = json(get(WAYS + "/first-aid/why", ann));

    assertThat(ways.path("name").asString()).isEqualTo("ann");
    assertThat(ways.at("/ways/0/step").asString()).isEqualTo("invited");
    assertThat(why.at("/statements/0/verb").asString()).endsWith("registered");
    assertThat(why.path("onward").size()).isEqualTo(2);
    assertThat(json(get(WAYS + "/first-aid", ann)).path("transitions").size()).isEqualTo(1);
    assertThat(json(get(WAYS + "/first-aid/shape", ann)).path("first").asString())
        .isEqualTo("invited");
  }

  @Test
  void inboxItem_isReadAndDismissedByHerAlone() {
    String ann = token("ann");
    JsonNode hers = items(ann).get(0);
    JsonNode his = items(token("bob")).get(0);

    assertThat(post(item(his, "read"), ann).statusCode()).isEqualTo(404);
    assertThat(post(item(his, "dismiss"), ann).statusCode()).isEqualTo(404);
    assertThat(post(item(hers, "read"), ann).statusCode()).isEqualTo(200);
    assertThat(json(post(item(hers, "dismiss"), ann)).path("dismissedAt").isMissingNode())
        .isFalse();

    assertThat(items(ann).valueStream()).doesNotContain(hers);
    assertThat(items(token("bob")).get(0)).isEqualTo(his);
  }

  @Test
  void journeyThatSheIsNotOn_isNotFound() {
    String nobody = token("nobody");

    assertThat(json(get(WAYS, nobody)).path("ways").size()).isZero();
    assertThat(items(nobody).size()).isZero();
    for (String what : new String[] {"", "/why", "/shape"}) {
      assertThat(get(WAYS + "/first-aid" + what, nobody).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void link_opensNothingElse() {
    for (String path : new String[] {"admin/api/journey/journeys", "xapi/statements"}) {
      assertThat(get(path, token("ann")).statusCode()).isEqualTo(401);
    }
    assertThat(post(LINKS, token("ann")).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "(none), needs the token",
    "Basic dGVzdGVyOmEgbG9uZyBlbm91Z2ggc2VjcmV0, needs the token",
    "Bearer, needs the token",
    "Bearer nothing, cut off",
    "Bearer a.b.c, cut off",
    "Bearer bm90aGluZw.bm90aGluZw, changed"
  })
  void noLink_isRefusedWithTheReason(String header, String reason) {
    assertRefused(header, reason);
  }

  @Test
  void linkOfSomebodyElse_cannotBeMadeOfOnesOwn() {
    String[] parts = token("ann").split("\\.", -1);
    String claim = new String(Base64.getUrlDecoder().decode(parts[0]), UTF_8);
    String forged = claim.replace("ann@", "bob@");
    String later = "9" + claim;

    for (String wish : new String[] {forged, later}) {
      assertThat(wish).isNotEqualTo(claim);
      String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(wish.getBytes(UTF_8));
      assertRefused("Bearer " + encoded + "." + parts[1], "changed");
    }
  }

  @Test
  void link_endsWhenItsTimeIsOver() {
    String soon = token("ann", ", \"expiresIn\": \"PT1S\"");

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertRefused("Bearer " + soon, "good until"));
  }

  @Test
  void allLinks_endTogether() {
    String before = token("ann");
    assertThat(get(WAYS, before).statusCode()).isEqualTo(200);

    assertThat(lrs.send(lrs.request(LINKS).DELETE()).statusCode()).isEqualTo(204);

    assertRefused("Bearer " + before, "before its key");
    assertThat(get(WAYS, token("ann")).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}|/agent",
        "{\"agent\": {\"mbox\": \"ann\"}}|/agent",
        "{\"agent\": {\"mbox\": \"mailto:a@b.org\"}, \"expiresIn\": \"P3Y\"}|/expiresIn",
        "{\"agent\": {\"mbox\": \"mailto:a@b.org\"}, \"expiresIn\": \"PT0S\"}|/expiresIn",
        "{\"agent\": {\"mbox\": \"mailto:a@b.org\"}, \"until\": 1}|/until",
      })
  void badWish_isRefusedWithThePlace(String wishAndPlace) {
    String[] parts = wishAndPlace.split("\\|", -1);

    HttpResponse<String> answer = lrs.post(LINKS, parts[0]);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).at("/faults/0/pointer").asString()).startsWith(parts[1]);
  }

  private static void assertRefused(String header, String reason) {
    var request = lrs.bare(WAYS);
    if (!header.equals("(none)")) {
      request.header("Authorization", header);
    }
    HttpResponse<String> answer = lrs.send(request);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(json(answer).path("detail").asString()).contains(reason);
  }

  private static String token(String who) {
    return token(who, "");
  }

  private static String token(String who, String more) {
    HttpResponse<String> made =
        lrs.post(LINKS, "{\"agent\": {\"mbox\": \"mailto:%s@ex.org\"}%s}".formatted(who, more));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String link = json(made).path("link").asString();
    assertThat(link).startsWith("/me/#");
    return link.substring(link.indexOf('#') + 1);
  }

  private static HttpResponse<String> get(String path, String token) {
    return lrs.send(lrs.bare(path).header("Authorization", "Bearer " + token));
  }

  private static HttpResponse<String> post(String path, String token) {
    return lrs.send(
        lrs.bare(path).header("Authorization", "Bearer " + token).POST(BodyPublishers.noBody()));
  }

  private static JsonNode items(String token) {
    return json(get(INBOX, token)).path("items");
  }

  private static String item(JsonNode item, String act) {
    return INBOX + "/" + item.path("id").asString() + "/" + act;
  }

  /** Happens when it is stored: nothing is said about what was before the journey. */
  private static String registered(String who) {
    return """
    {"actor":{"name":"%s","mbox":"mailto:%s@ex.org"},"verb":{"id":"https://ex.org/verbs/registered"},
     "object":{"id":"https://ex.org/first-aid"}}\
    """
        .formatted(who, who);
  }
}
