package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trailmark.spec.http.Lrs.header;
import static org.trailmark.spec.http.Lrs.json;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.spec.storage.TestPostgres;
import tools.jackson.databind.JsonNode;

/** The clock is set forth and back while the server runs, and while it does not. */
class ClockJumpTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration YEAR = Duration.ofDays(365);
  private static final String JOURNEY =
      """
      journey: course
      version: 1
      prefixes: {v: "https://ex.org/verbs/"}
      entry: {match: {verb: "v:registered"}}
      stages: [s]
      steps:
        begun: {stage: s, touch: [welcome], after: [{after: P7D, to: waiting}]}
        waiting: {stage: s, touch: [reminder]}
      touchpoints:
        welcome: {audience: learner, channels: [inbox], benefit: know}
        reminder: {audience: learner, channels: [inbox], benefit: know}
      """;

  @TempDir private Path folder;
  private volatile Duration ahead = Duration.ZERO;
  private final InstantSource clock = () -> Instant.now().plus(ahead);

  @Test
  void timersAndTouchpoints_onSqlite() {
    Map<String, String> settings = Map.of();
    try (Lrs lrs = Lrs.start(folder, settings, clock)) {
      aWeekAndBack(lrs);
    }
    try (Lrs lrs = Lrs.start(folder, settings, clock)) {
      andAgainAfterARestart(lrs);
    }
  }

  @Test
  void timersAndTouchpoints_onPostgres() throws Exception {
    TestPostgres postgres = new TestPostgres();
    Map<String, String> settings = Map.of("database", postgres.url());
    try (Lrs lrs = Lrs.start(folder, settings, clock)) {
      aWeekAndBack(lrs);
    }
    try (Lrs lrs = Lrs.start(folder, settings, clock)) {
      andAgainAfterARestart(lrs);
    }
    postgres.giveBack();
  }

  private void aWeekAndBack(Lrs lrs) {
    lrs.post("admin/api/journey/journeys", "text/plain", JOURNEY);
    register(lrs, "ann");
    awaitSent(lrs, "ann", "welcome");

    ahead = Duration.ofDays(8);
    awaitSent(lrs, "ann", "welcome", "reminder");

    ahead = Duration.ZERO;
    register(lrs, "bob");
    awaitSent(lrs, "bob", "welcome");
    assertThat(sent(lrs, "bob")).as("her week has not passed").containsExactly("welcome");
    assertThat(sent(lrs, "ann")).containsExactly("welcome", "reminder");
  }

  private void andAgainAfterARestart(Lrs lrs) {
    register(lrs, "cem");
    awaitSent(lrs, "cem", "welcome");
    assertThat(sent(lrs, "bob")).containsExactly("welcome");

    ahead = Duration.ofDays(8);
    awaitSent(lrs, "bob", "welcome", "reminder");
    awaitSent(lrs, "cem", "welcome", "reminder");
    assertThat(sent(lrs, "ann")).as("nothing twice").containsExactly("welcome", "reminder");
    ahead = Duration.ZERO;
  }

  @Test
  void session_ofAClockThatWasAhead_hasEnded_andOneOfNowGoesOn() {
    try (Lrs lrs = Lrs.start(folder, Map.of(), clock)) {
      String user = "{\"name\":\"ann\",\"password\":\"correct horse battery\",\"role\":\"admin\"}";
      assertThat(lrs.post("admin/api/users", user).statusCode()).isEqualTo(201);
      ahead = YEAR;
      String cookie = cookie(lrs);
      assertThat(status(lrs, cookie)).isEqualTo(200);

      ahead = Duration.ZERO;
      assertThat(status(lrs, cookie)).isEqualTo(401);

      String again = cookie(lrs);
      assertThat(status(lrs, again)).isEqualTo(200);
      ahead = Duration.ofMinutes(-10);
      assertThat(status(lrs, again)).as("set back by less than she may rest").isEqualTo(200);
      ahead = YEAR;
      assertThat(status(lrs, again)).isEqualTo(401);
      ahead = Duration.ofMinutes(1);
      assertThat(status(lrs, again)).as("and is right again").isEqualTo(200);
    }
  }

  @Test
  void learnersLink_isGoodUntilItsDate_whateverTheClockSaidBefore() {
    try (Lrs lrs = Lrs.start(folder, Map.of(), clock)) {
      String wish = "{\"agent\":{\"mbox\":\"mailto:ann@ex.org\"},\"expiresIn\":\"P1D\"}";
      String link = json(lrs.post("admin/api/learner-links", wish)).path("link").asString();
      String token = link.substring(link.indexOf('#') + 1);
      assertThat(ways(lrs, token)).isNotEqualTo(403);

      ahead = YEAR;
      assertThat(ways(lrs, token)).isEqualTo(403);
      ahead = Duration.ZERO;
      assertThat(ways(lrs, token)).isNotEqualTo(403);
    }
  }

  private static int ways(Lrs lrs, String token) {
    return lrs.send(lrs.bare("me/api/journey/ways").header("Authorization", "Bearer " + token))
        .statusCode();
  }

  private static String cookie(Lrs lrs) {
    HttpResponse<String> in =
        lrs.send(
            lrs.bare("admin/api/session")
                .header("Trailmark-Console", "1")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"name\":\"ann\",\"password\":\"correct horse battery\"}")));
    assertThat(in.statusCode()).as(in.body()).isEqualTo(201);
    String set = header(in, "Set-Cookie");
    return set.substring(0, set.indexOf(';'));
  }

  private static int status(Lrs lrs, String cookie) {
    return lrs.send(
            lrs.bare("admin/api/status").header("Cookie", cookie).header("Trailmark-Console", "1"))
        .statusCode();
  }

  private void register(Lrs lrs, String who) {
    String statement =
        """
        {"actor":{"mbox":"mailto:%s@ex.org"},"verb":{"id":"https://ex.org/verbs/registered"},
         "object":{"id":"https://ex.org/course"},"timestamp":"%s"}
        """
            .formatted(who, clock.instant());
    assertThat(lrs.post("xapi/statements", statement).statusCode()).isEqualTo(200);
  }

  private static void awaitSent(Lrs lrs, String who, String... touchpoints) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(sent(lrs, who)).containsExactly(touchpoints));
  }

  /** What was sent to her, oldest first. */
  private static List<String> sent(Lrs lrs, String who) {
    String agent = Lrs.encoded("{\"mbox\":\"mailto:" + who + "@ex.org\"}");
    JsonNode known = json(lrs.get("admin/api/journey/learners?agent=" + agent));
    String path = "admin/api/journey/learners/" + known.path("learner").asString();
    return json(lrs.get(path + "/touchpoints"))
        .path("touchpoints")
        .valueStream()
        .filter(one -> one.path("state").asString().equals("sent"))
        .sorted((a, b) -> a.path("wantedAt").asString().compareTo(b.path("wantedAt").asString()))
        .map(one -> one.path("touchpoint").asString())
        .toList();
  }
}
