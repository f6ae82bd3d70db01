package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.bundle.Bundle;
import org.trailmark.lrs.bundle.BundleExport;
import org.trailmark.lrs.bundle.BundleImport;
import org.trailmark.lrs.bundle.BundleImport.PluginSchema;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.sql.PostgresStorage;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.Eraser;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.spec.storage.TestPostgres;
import tools.jackson.databind.JsonNode;

/**
 * All that a store keeps goes from SQLite to PostgreSQL and back, and nothing is lost or said
 * twice.
 */
class BundleTest {
  private static final Path SAMPLE =
      Path.of(System.getProperty("basedir", ".")).resolve("../docs/journeys/onboarding.yaml");
  private static final Map<String, PluginSchema> KNOWN =
      Map.of(
          "journey",
          new PluginSchema(Optional.of("db/journey"), BundleTest.class.getClassLoader()));

  private static final String ANN = Lrs.encoded("{\"mbox\":\"mailto:ann@example.org\"}");
  private static final String PROFILE = "xapi/agents/profile?profileId=p&agent=" + ANN;

  @TempDir private Path folder;
  private final TestPostgres postgres = new TestPostgres();

  @Test
  void store_movedToPostgresAndBack_isTheSame_andGoesOnWhereItWas() throws Exception {
    Path data = folder.resolve("data");
    Map<String, String> answers;
    try (Lrs lrs = Lrs.start(data)) {
      fill(lrs);
      answers = answers(lrs);
    }
    Path first = folder.resolve("first.zip");
    Bundle.Manifest written;
    try (Storage storage = SqliteStorage.open(data, Clock.systemUTC())) {
      storage.transfer().write(BundleTest::addVerdicts);
      written = export(storage, first);
    }
    assertThat(written.entries())
        .extracting(Bundle.Entry::path)
        .contains("lrs/statements.jsonl", "lrs/document.jsonl", "plugins/journey/touchpoint.jsonl")
        .anyMatch(path -> path.startsWith("attachments/"))
        .noneMatch(path -> path.startsWith("plugins/records/"));

    Path second = folder.resolve("second.zip");
    try (Storage storage = PostgresStorage.open(postgres.url(), Clock.systemUTC())) {
      BundleImport.Report report = BundleImport.read(storage, first, KNOWN, Set.of());
      assertThat(report.statements()).isEqualTo(storage.log().head());
      assertThat(report.plugins()).containsExactly("journey");
      assertThatThrownBy(() -> BundleImport.read(storage, first, KNOWN, Set.of()))
          .hasMessageContaining("empty store");
    }
    try (Storage storage = PostgresStorage.open(postgres.url(), Clock.systemUTC())) {
      assertThat(export(storage, second)).isEqualTo(written);
    }
    Path again = folder.resolve("again");
    try (Storage storage = SqliteStorage.open(again, Clock.systemUTC())) {
      BundleImport.read(storage, second, KNOWN, Set.of());
    }
    try (Storage storage = SqliteStorage.open(again, Clock.systemUTC())) {
      assertThat(export(storage, folder.resolve("third.zip"))).isEqualTo(written);
    }

    Map<String, String> settings = Map.of("database", postgres.url());
    try (Lrs lrs = Lrs.start(folder.resolve("node"), settings)) {
      assertThat(lrs.server().awaitPlugins(Instant.now(), Duration.ofSeconds(30))).isTrue();
      answers(lrs).forEach((path, said) -> assertThat(said).as(path).isEqualTo(answers.get(path)));
    }
    postgres.giveBack();
  }

  @Test
  void erasedStatement_sentAgainAfterAMove_isStillKnown() throws Exception {
    String statement =
        "{\"id\":\"00000000-0000-4000-8000-000000000001\",\"actor\":{\"mbox\":\"mailto:ann@example.org\"},"
            + "\"verb\":{\"id\":\"https://example.org/met\"},\"object\":{\"id\":\"https://example.org/a\"}}";
    Path file = folder.resolve("bundle.zip");
    Path data = folder.resolve("data");
    String stays = statement.replace("000001", "000002").replace("ann@", "ben@");
    try (Lrs lrs = Lrs.start(data)) {
      assertThat(lrs.post("xapi/statements", statement).statusCode()).isEqualTo(200);
      assertThat(lrs.post("xapi/statements", stays).statusCode()).isEqualTo(200);
    }
    try (Storage storage = SqliteStorage.open(data, Clock.systemUTC())) {
      storage
          .eraser()
          .begin(
              new Eraser.Order(
                  UUID.randomUUID(),
                  Eraser.Kind.ERASURE,
                  Set.of(new Ifi.Mbox("mailto:ann@example.org")),
                  "c",
                  "admin",
                  ""));
      while (storage.eraser().next()) {
        assertThat(storage.eraser().unfinished()).isPresent();
      }
      storage.eraser().finish("receipt");
      export(storage, file);
    }
    Path again = folder.resolve("again");
    try (Storage storage = SqliteStorage.open(again, Clock.systemUTC())) {
      BundleImport.read(storage, file, KNOWN, Set.of());
    }

    try (Lrs lrs = Lrs.start(again)) {
      assertThat(lrs.post("xapi/statements", statement).statusCode()).isEqualTo(200);
      assertThat(lrs.get("xapi/statements").body())
          .contains("ben@example.org")
          .doesNotContain("ann@example.org");
    }
  }

  @Test
  void pluginThatIsNotKnown_isRefusedBeforeAnythingIsWritten_unlessItIsLeftOut() throws Exception {
    Path file = folder.resolve("bundle.zip");
    try (Storage storage = SqliteStorage.open(folder.resolve("data"), Clock.systemUTC())) {
      storage.pluginDatabase("stranger", Optional.empty(), BundleTest.class.getClassLoader());
      storage.closePluginDatabase("stranger", Duration.ofSeconds(10));
      export(storage, file);
    }
    try (Storage storage = SqliteStorage.open(folder.resolve("again"), Clock.systemUTC())) {
      assertThatThrownBy(() -> BundleImport.read(storage, file, KNOWN, Set.of()))
          .hasMessageContaining("stranger")
          .hasMessageContaining("Nothing was imported");
      assertThat(BundleImport.read(storage, file, KNOWN, Set.of("stranger")).leftOut())
          .containsExactly("stranger");
    }
  }

  @Test
  void damagedBundle_isRefusedWithThePlace_andNothingIsWritten() throws Exception {
    Path file = folder.resolve("bundle.zip");
    try (Storage storage = SqliteStorage.open(folder.resolve("data"), Clock.systemUTC())) {
      export(storage, file);
      try (FileSystem zip =
          FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of())) {
        Files.writeString(zip.getPath("lrs/credential.jsonl"), "{}\n", StandardOpenOption.APPEND);
        Files.writeString(zip.getPath("lrs/more.jsonl"), "{}\n");
      }

      assertThatThrownBy(() -> BundleImport.read(storage, file, KNOWN, Set.of()))
          .isInstanceOf(LrsException.class)
          .hasMessageContaining("lrs/credential.jsonl: it is missing, or is not what was written")
          .hasMessageContaining("lrs/more.jsonl: the manifest does not know it");
      assertThat(storage.credentials().list("", 1)).isEmpty();
    }
  }

  /** Numbered by the database, and each of a statement. */
  private static int addVerdicts(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(
          "INSERT INTO signature (seq, sha2, state, subject, not_before)"
              + " VALUES (2, 'aa', 'verified', 'CN=Ann', 5), (1, 'bb', 'unchecked', NULL, NULL)");
    }
  }

  private static Bundle.Manifest export(Storage storage, Path file) {
    return BundleExport.write(storage, file, Set.of("records"), "test", Instant.now());
  }

  private static void fill(Lrs lrs) throws IOException {
    lrs.post("admin/api/journey/journeys", "application/yaml", Files.readString(SAMPLE));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> get(lrs, "admin/api/journey/journeys").at("/journeys/0/state").asString(),
            "running"::equals);
    UUID attached = UUID.fromString("00000000-0000-4000-8000-000000000009");
    String statements =
        """
        [{"id":"00000000-0000-4000-8000-000000000001","actor":{"mbox":"mailto:ann@example.org"},
          "verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},
          "object":{"objectType":"StatementRef","id":"00000000-0000-4000-8000-000000000002"}},
         {"id":"00000000-0000-4000-8000-000000000002","actor":{"mbox":"mailto:bob@example.org"},
          "verb":{"id":"https://example.org/verbs/met"},
          "object":{"objectType":"Agent","mbox":"mailto:ann@example.org"}},
         {"id":"00000000-0000-4000-8000-000000000003",
          "actor":{"mbox":"mailto:ann@example.org","name":"Ann \\u00e9"},
          "verb":{"id":"http://adlnet.gov/expapi/verbs/registered","display":{"en":"registered"}},
          "object":{"id":"https://example.org/onboarding","definition":{"name":{"en":"First"}}},
          "result":{"score":{"scaled":0.10},"extensions":{"https://example.org/n":1.500}}},
         {"id":"00000000-0000-4000-8000-000000000004","actor":{"mbox":"mailto:bob@example.org"},
          "verb":{"id":"https://example.org/verbs/said"},
          "object":{"objectType":"StatementRef","id":"00000000-0000-4000-8000-000000000003"}}]
        """;
    assertThat(lrs.post("xapi/statements", statements).statusCode()).isEqualTo(200);
    assertThat(
            MultipartBody.send(
                    lrs, MultipartBody.statement(attached, "a file"), MultipartBody.part("a file"))
                .statusCode())
        .isEqualTo(200);
    assertThat(lrs.put(PROFILE, "{\"a\":1}").statusCode()).isEqualTo(204);
    String link =
        "{\"agents\":[{\"mbox\":\"mailto:ann@example.org\"},{\"openid\":\"https://ann.example.org/\"}]}";
    assertThat(lrs.post("admin/api/identities/links", link).statusCode()).isEqualTo(201);
    assertThat(lrs.server().awaitPlugins(Instant.now(), Duration.ofSeconds(30))).isTrue();
  }

  /** What is seen from outside; not what grows with every look, such as the time. */
  private static Map<String, String> answers(Lrs lrs) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (String path :
        List.of(
            "xapi/statements?ascending=true",
            "xapi/statements?voidedStatementId=00000000-0000-4000-8000-000000000002",
            "xapi/statements?ascending=true&agent=" + ANN,
            "xapi/activities?activityId=https://example.org/onboarding",
            PROFILE,
            "admin/api/identities/events",
            "admin/api/journey/learners?agent=" + ANN)) {
      HttpResponse<String> answer = lrs.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      answers.put(path, answer.headers().firstValue("ETag").orElse("") + answer.body());
    }
    String learner =
        "admin/api/journey/learners/"
            + get(lrs, "admin/api/journey/learners?agent=" + ANN).path("learner").asString();
    for (String path : List.of("/journeys/onboarding", "/touchpoints", "/inbox")) {
      answers.put(path, lrs.get(learner + path).body());
    }
    assertThat(answers.get("/touchpoints")).contains("\"sent\"");
    return answers;
  }

  private static JsonNode get(Lrs lrs, String path) {
    return Lrs.json(lrs.get(path));
  }
}
