package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.journey.JourneyPlugin;
import org.trailmark.journey.ledger.LedgerKey;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.sql.PostgresStorage;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.spec.storage.TestPostgres;
import tools.jackson.databind.JsonNode;

/**
 * A journey database that was filled under the first layout: the migrations bring it to this one,
 * and everybody in it goes on from where she stood.
 */
class JourneyMigrationTest {
  private static final String FIRST = "V1__begin.sql";
  private static final String ANN = "{\"mbox\": \"mailto:ann@example.org\"}";
  private static final String ANN_KEY = new Ifi.Mbox("mailto:ann@example.org").key();
  private static final String BEN_KEY = new Ifi.Mbox("mailto:ben@example.org").key();
  private static final UUID REGISTERED = UUID.fromString("0b1c2d3e-0000-4000-8000-000000000001");
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long BEGIN = 1_767_225_600_000L; // 2026-01-01

  private static final String JOURNEY =
      """
      journey: old
      version: 1
      entry: {match: {verb: "https://ex.org/registered"}}
      stages: [s]
      steps:
        begun:
          stage: s
          touch: [welcome]
          on: [{to: "exit:finished", match: {verb: "https://ex.org/finished"}}]
      exits: {finished: {counts: goal}}
      touchpoints:
        welcome: {audience: learner, channels: [inbox], benefit: know what comes, once: run, expires: P2D,
          message: {en: {subject: "Welcome", body: "It begins."}}}
      """;

  @TempDir private Path folder;

  @Test
  void firstLayoutOnSqlite_goesOn() throws Exception {
    Path data = folder.resolve("data");
    fill(SqliteStorage.open(data, Clock.systemUTC()));
    goOn(data, Map.of());
    remembersWhatWasSaid(SqliteStorage.open(data, Clock.systemUTC()));
  }

  @Test
  void firstLayoutOnPostgres_goesOn() throws Exception {
    TestPostgres postgres = new TestPostgres();
    fill(PostgresStorage.open(postgres.url(), Clock.systemUTC()));
    goOn(folder.resolve("data"), Map.of("database", postgres.url()));
    remembersWhatWasSaid(PostgresStorage.open(postgres.url(), Clock.systemUTC()));
    postgres.giveBack();
  }

  /** Makes the plugin's database with the first migration alone, and puts somebody into it. */
  private void fill(Storage storage) throws IOException {
    Path old = Files.createDirectories(folder.resolve("old/db/first")).resolve(FIRST);
    try (InputStream first =
        JourneyPlugin.class.getClassLoader().getResourceAsStream("db/journey/" + FIRST)) {
      Files.copy(first, old);
    }
    URL[] classes = {folder.resolve("old").toUri().toURL()};
    try (storage;
        URLClassLoader loader = new URLClassLoader(classes, JourneyPlugin.class.getClassLoader())) {
      storage
          .pluginDatabase(new JourneyPlugin().name(), Optional.of("db/first"), loader)
          .write(JourneyMigrationTest::fill);
    }
  }

  private static boolean fill(Connection tx) throws SQLException {
    String ann = agentId(ANN_KEY);
    String ben = agentId(BEN_KEY);
    String welcome = LedgerKey.of(ann, "old", 1, "welcome", 1);
    long registered = BEGIN + DAY;
    try (Statement sql = tx.createStatement()) {
      for (String row :
          """
          agent VALUES ('%1$s', '%3$s', '%1$s', 'Ann')
          agent VALUES ('%2$s', '%4$s', '%2$s', NULL)
          roster VALUES ('staff', %5$d)
          roster_member VALUES ('staff', '%1$s', %5$d)
          publication VALUES (1, 'old', 1, 'hash', '%8$s', %5$d, 'running', 0, 0)
          evidence VALUES (1, '%1$s', '%7$s', %6$d, %6$d, 1, '0', 'https://ex.org/p', NULL, NULL, 0)
          evidence VALUES (1, '%2$s', '%7$s', %6$d, %6$d, 1, '', NULL, NULL, '["/entry: no such key"]', 0)
          voided VALUES ('0b1c2d3e-0000-4000-8000-000000000002')
          run VALUES ('old', '%1$s', 1, 1, 'begun', 0, %6$d, %6$d, NULL, %6$d)
          transition VALUES (1, 'old', '%1$s', 1, 1, NULL, 'begun', 0, %5$d, %6$d, '%9$s', 2, %6$d)
          transition VALUES (2, 'old', '%1$s', 1, 1, NULL, 'begun', 0, %6$d, %6$d, '%9$s', NULL, NULL)
          touchpoint VALUES ('%10$s', '%1$s', 'old', 1, 'welcome', 1, 1, 'begun', %6$d, 'sent', NULL, %6$d, 0)
          ledger_entry VALUES (1, '%10$s', %6$d, 'sent', 'channel', 'Handed over to inbox.', '{}')
          """
              .formatted(
                  ann,
                  ben,
                  ANN_KEY,
                  BEN_KEY,
                  BEGIN,
                  registered,
                  REGISTERED,
                  JOURNEY.replace("\n", "~"),
                  "{\"kind\":\"HELD\",\"rule\":\"/entry\",\"statements\":[\"%s\"],\"rosters\":[]}"
                      .formatted(REGISTERED),
                  welcome)
              .lines()
              .toList()) {
        sql.execute("INSERT INTO " + row.replace("~", "\n"));
      }
      sql.execute("UPDATE stream_time SET at = " + registered);
    }
    return true;
  }

  /** As the plugin makes it of an identifier. */
  private static String agentId(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 10);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static void goOn(Path data, Map<String, String> settings) {
    try (Lrs lrs = Lrs.start(data, settings)) {
      String learner = "admin/api/journey/learners/" + agentId(ANN_KEY);
      assertThat(get(lrs, learner).at("/rosters/staff").asString()).startsWith("2026-01-01");
      assertThat(get(lrs, learner).at("/journeys/0/step").asString()).isEqualTo("begun");
      assertThat(
              get(lrs, "admin/api/journey/learners/" + agentId(BEN_KEY) + "/journeys/old")
                  .at("/remarks/0/problems/0")
                  .asString())
          .contains("no such key");

      assertThat(
              lrs.post(
                      "xapi/statements",
                      """
                      {"actor": %s, "verb": {"id": "https://ex.org/finished"},
                       "object": {"id": "https://ex.org/p"}}
                      """
                          .formatted(ANN))
                  .statusCode())
          .isEqualTo(200);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> get(lrs, learner).at("/journeys/0/exit").asString("").equals("finished"));

      JsonNode way = get(lrs, learner + "/journeys/old");
      assertThat(way.path("transitions")).hasSize(3);
      assertThat(way.at("/transitions/0/supersededBy").asLong()).isEqualTo(2);
      assertThat(way.at("/transitions/1/superseded").asBoolean()).isFalse();
      assertThat(way.at("/transitions/2/from").asString()).isEqualTo("begun");
      assertThat(way.at("/transitions/2/id").asLong())
          .as("a number that no move and no superseding had")
          .isGreaterThan(3);
      JsonNode said = get(lrs, learner + "/touchpoints").path("touchpoints");
      assertThat(said).hasSize(1);
      assertThat(said.at("/0/state").asString()).isEqualTo("sent");
      assertThat(said.at("/0/basisRevised").asBoolean()).isFalse();
      assertThat(
              get(lrs, "admin/api/journey/journeys/old/statistics/flows?from=2026-01-01T00:00:00Z")
                  .path("entered")
                  .asInt())
          .isEqualTo(1);
    }
  }

  /** Else it would be said again. The database itself refuses a second of the same. */
  private static void remembersWhatWasSaid(Storage storage) {
    String sends =
        "SELECT COUNT(*) FROM agent a"
            + " JOIN sent s ON s.agent = a.id AND s.touchpoint = 'welcome' AND s.taken_back = 0"
            + " JOIN sent_for f ON f.agent = s.agent AND f.ledger_key = s.ledger_key"
            + " WHERE a.ifi = '"
            + ANN_KEY
            + "'";
    try (storage) {
      PluginDatabase database =
          storage.pluginDatabase(
              new JourneyPlugin().name(), Optional.empty(), JourneyPlugin.class.getClassLoader());
      assertThat(
              database.<Integer>read(
                  connection -> {
                    try (Statement sql = connection.createStatement();
                        ResultSet row = sql.executeQuery(sends)) {
                      row.next();
                      return row.getInt(1);
                    }
                  }))
          .isEqualTo(1);
      assertThatThrownBy(
              () ->
                  database.<Integer>write(
                      connection -> {
                        try (Statement sql = connection.createStatement()) {
                          return sql.executeUpdate("INSERT INTO sent SELECT * FROM sent");
                        }
                      }))
          .isInstanceOf(LrsException.class)
          .rootCause()
          .asString()
          .containsIgnoringCase("unique");
    }
  }

  private static JsonNode get(Lrs lrs, String path) {
    return Lrs.json(lrs.get(path));
  }
}
