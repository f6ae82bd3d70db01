package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trailmark.spec.http.Lrs.json;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.Retention;
import org.trailmark.lrs.store.Storage;
import org.trailmark.spec.storage.TestPostgres;
import tools.jackson.databind.JsonNode;

/** Statements go when they are old, from everything, and learners stay where they are. */
class RetentionTest {
  private static final String RETENTION = "admin/api/privacy/retention";
  private static final String ANN =
      "{\"name\":\"Annabella Zauberin\",\"mbox\":\"mailto:ann@ex.org\"}";
  private static final String BOB = "{\"mbox\":\"mailto:bob@ex.org\"}";
  private static final String JOURNEY =
      """
      journey: first-aid
      version: 1
      title: {en: First aid}
      entry: {match: {verb: "https://ex.org/verbs/did"}}
      stages: [see]
      steps:
        invited: {stage: see}
      """;

  /** More than two years before now; then now, when a test likes it. */
  private static final class Turned implements InstantSource {
    private volatile Duration back = Duration.ofDays(800);

    @Override
    public Instant instant() {
      return Instant.now().minus(back);
    }

    void turn() {
      back = Duration.ZERO;
    }
  }

  private static Map<String, String> rules(String... more) {
    Map<String, String> settings = new LinkedHashMap<>();
    // Nothing begins by itself, but where a test turns the clock past it.
    settings.put("retention.at", LocalTime.now(ZoneOffset.UTC).plusHours(12).toString());
    settings.put("retention.rules.did.action", "erase");
    settings.put("retention.rules.did.age", "P2Y");
    settings.put("retention.rules.did.verb", "https://ex.org/verbs/did");
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return settings;
  }

  @Test
  void run_oldStatements_goFromEverything_andLearnersStayWhereTheyAre(@TempDir Path folder) {
    Turned clock = new Turned();
    live(folder, Map.of(), clock);
    try (Lrs lrs = Lrs.start(folder, rules(), clock)) {
      JsonNode foreseen = json(lrs.post(RETENTION + "?dryRun=true", "")).at("/rules/0");
      assertThat(foreseen.path("rule").asString()).isEqualTo("did");
      assertThat(foreseen.path("statements").asInt()).isEqualTo(2);
      assertThat(foreseen.path("oldest").asString()).isNotEmpty();
      assertThat(statements(lrs)).isEqualTo(4);

      JsonNode done = run(lrs);

      assertThat(done.path("statements").asInt()).isEqualTo(2);
      assertThat(done.at("/rules/0/through").asDouble()).isEqualTo(1);
      assertThat(statements(lrs)).isEqualTo(2);
      assertThat(json(lrs.get("admin/api/statements")).path("statements").size()).isEqualTo(2);
      assertThat(json(lrs.get("admin/api/learners?text=zauberin")).path("learners").size())
          .isZero();
      JsonNode why =
          json(lrs.get("admin/api/journey/learners/" + learner(lrs) + "/journeys/first-aid/why"));
      assertThat(why.at("/run/step").asString()).as(why.toString()).isEqualTo("invited");
      assertThat(why.at("/statements/0/found").asBoolean()).isFalse();
      assertThat(why.at("/statements/0/removedBy").asString()).isEqualTo("did");
      assertThat(lrs.post(RETENTION, "").statusCode()).isEqualTo(200); // nothing more is due
      assertThat(json(lrs.get(RETENTION + "/runs")).path("runs").size()).isEqualTo(1);
      assertThat(json(lrs.get("admin/api/privacy/erasures")).path("erasures").size()).isZero();
      assertThat(lrs.get("admin/api/audit").body())
          .contains("/admin/api/privacy/retention/runs/{id}");
    }
  }

  @Test
  void run_onPostgres_oldStatementsGo(@TempDir Path folder) {
    TestPostgres postgres = new TestPostgres();
    Turned clock = new Turned();
    live(folder, Map.of("database", postgres.url()), clock);
    try (Lrs lrs = Lrs.start(folder, rules("database", postgres.url()), clock)) {
      assertThat(run(lrs).path("statements").asInt()).isEqualTo(2);

      assertThat(statements(lrs)).isEqualTo(2);
      assertThat(json(lrs.get("admin/api/statements")).path("statements").size()).isEqualTo(2);
    }
    postgres.giveBack();
  }

  @Test
  void run_personOnHold_staysAndIsCounted(@TempDir Path folder) {
    Turned clock = new Turned();
    live(folder, Map.of(), clock);
    try (Lrs lrs = Lrs.start(folder, rules(), clock)) {
      assertThat(
              lrs.post(
                      "admin/api/privacy/holds",
                      "{\"agent\":{\"mbox\":\"mailto:ann@ex.org\"},\"reason\":\"case 7\"}")
                  .statusCode())
          .isEqualTo(200);

      JsonNode done = run(lrs);

      assertThat(done.path("statements").asInt()).isEqualTo(1);
      assertThat(done.at("/rules/0/held").asInt()).isEqualTo(1);
      assertThat(statements(lrs)).isEqualTo(3);
    }
  }

  @Test
  void daily_runsByItself_andSaysSoInTheAuditLog(@TempDir Path folder) {
    Turned clock = new Turned();
    try (Lrs lrs = Lrs.start(folder, rules(), clock)) {
      live(lrs, clock); // and days pass

      await()
          .atMost(Duration.ofMinutes(2))
          .until(
              () -> json(lrs.get(RETENTION + "/runs")).at("/runs/0/state").asString(""),
              "done"::equals);

      assertThat(json(lrs.get(RETENTION + "/runs")).at("/runs/0/author").asString())
          .isEqualTo("server:retention");
      assertThat(statements(lrs)).isEqualTo(2);
      assertThat(lrs.get("admin/api/audit").body()).contains("server:retention");
    }
  }

  @Test
  void run_interruptedByTheEndOfTheProgram_goesOnAtTheNextStart(@TempDir Path folder) {
    Turned clock = new Turned();
    live(folder, Map.of(), clock);
    Retention.Rule did =
        new Retention.Rule(
            "did",
            Period.ofYears(2),
            new Retention.Filter(null, false, "https://ex.org/verbs/did", null, false, null));
    try (Storage storage = SqliteStorage.open(folder, clock)) {
      assertThat(
              storage
                  .retention()
                  .begin(new Retention.Order(UUID.randomUUID(), "admin", List.of(did))))
          .isPresent();
      assertThat(storage.retention().next(List.of(did))).isTrue(); // and dies
    }
    try (Lrs lrs = Lrs.start(folder, rules(), clock)) {
      await()
          .atMost(Duration.ofMinutes(2))
          .until(
              () -> json(lrs.get(RETENTION + "/runs")).at("/runs/0/state").asString(""),
              "done"::equals);
      assertThat(json(lrs.get(RETENTION + "/runs")).at("/runs/0/statements").asInt()).isEqualTo(2);
      assertThat(json(lrs.get("admin/api/statements")).path("statements").size()).isEqualTo(2);
    }
  }

  @Test
  void policy_isShown_asConfigured() {
    try (Lrs lrs =
        Lrs.start(
            rules(
                "retention.at", "04:15",
                "retention.zone", "Europe/Amsterdam",
                "retention.rules.rest.action", "erase",
                "retention.rules.rest.age", "P7Y",
                "retention.rules.rest.all", "true"))) {
      assertThat(lrs.get(RETENTION).body())
          .isEqualTo(
              "{\"at\":\"04:15\",\"zone\":\"Europe/Amsterdam\",\"rules\":["
                  + "{\"name\":\"did\",\"action\":\"erase\",\"age\":\"P2Y\","
                  + "\"verb\":\"https://ex.org/verbs/did\"},"
                  + "{\"name\":\"rest\",\"action\":\"erase\",\"age\":\"P7Y\",\"all\":true}]}");
      assertThat(lrs.get(RETENTION + "/runs/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
      assertThat(lrs.get(RETENTION + "/runs/one").statusCode()).isEqualTo(400);
      assertThat(lrs.post(RETENTION + "?dryRun=perhaps", "").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void run_withoutRules_isRefused() {
    try (Lrs lrs = Lrs.start(Map.of())) {
      HttpResponse<String> refused = lrs.post(RETENTION, "");

      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("retention.rules");
      assertThat(lrs.get("admin/api/plugins").body()).doesNotContain("retention");
    }
  }

  /** A server that has no rules yet lives, and ends. */
  private static void live(Path folder, Map<String, String> settings, Turned clock) {
    try (Lrs lrs = Lrs.start(folder, settings, clock)) {
      live(lrs, clock);
    }
  }

  /** Two that did, one that did something else; two years later one more that did. */
  private static void live(Lrs lrs, Turned clock) {
    assertThat(lrs.post("admin/api/journey/journeys", "text/plain", JOURNEY).statusCode())
        .isLessThan(300);
    store(lrs, ANN, "did");
    store(lrs, BOB, "did");
    store(lrs, BOB, "other");
    clock.turn();
    store(lrs, BOB, "did");
    assertThat(lrs.server().awaitPlugins(clock.instant(), Duration.ofMinutes(2))).isTrue();
  }

  private static void store(Lrs lrs, String actor, String verb) {
    HttpResponse<String> stored =
        lrs.post(
            "xapi/statements",
            "{\"actor\":"
                + actor
                + ",\"verb\":{\"id\":\"https://ex.org/verbs/"
                + verb
                + "\"},\"object\":{\"id\":\"https://ex.org/a\"}}");
    assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
  }

  private static int statements(Lrs lrs) {
    return json(lrs.get("xapi/statements")).path("statements").size();
  }

  private static String learner(Lrs lrs) {
    return json(lrs.get(
            "admin/api/journey/learners?agent=" + Lrs.encoded("{\"mbox\":\"mailto:ann@ex.org\"}")))
        .path("learner")
        .asString();
  }

  private static JsonNode run(Lrs lrs) {
    HttpResponse<String> begun = lrs.post(RETENTION, "");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    String id = json(begun).path("id").asString();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> json(lrs.get(RETENTION + "/runs/" + id)).path("state").asString(""),
            "done"::equals);
    return json(lrs.get(RETENTION + "/runs/" + id));
  }
}
