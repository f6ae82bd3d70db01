package org.trailmark.lrs.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.connection.SqlWriter;
import org.trailmark.lrs.sql.sqlite.SqliteFile;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.StatementWriter.Appended;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.ValidStatement;
import org.trailmark.lrs.xapi.XapiVersion;

/** What is SQLite's own; what every storage must do is in the contract kit. */
class SqliteStorageTest {
  @TempDir Path folder;

  private SqliteStorage open() {
    return SqliteStorage.open(folder, InstantSource.system());
  }

  private static ValidStatement statement() {
    String json =
        "{\"id\":\""
            + UUID.randomUUID()
            + "\",\"actor\":{\"mbox\":\"mailto:ann@example.org\"},"
            + "\"verb\":{\"id\":\"http://example.org/passed\"},"
            + "\"object\":{\"id\":\"http://example.org/course\"}}";
    return new StatementParser(StatementParser.Limits.DEFAULT)
        .parse(
            json.getBytes(UTF_8),
            StatementParser.Context.post(
                XapiVersion.V1_0_3, Authority.account("https://lrs.example.org", "tests", null)))
        .get(0);
  }

  private static CompletableFuture<Appended> append(SqliteStorage storage) {
    return storage.writer().append(List.of(statement())).toCompletableFuture();
  }

  private static void assertFails(ProblemCode code, String words, Runnable call) {
    assertThatExceptionOfType(LrsException.class)
        .isThrownBy(call::run)
        .withMessageContaining(words)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void writeAheadLog_isShortAgain_whenNobodyWrites() {
    Path log = folder.resolve("plugins/some.db-wal");
    try (SqliteStorage storage = open()) {
      PluginDatabase database =
          storage.pluginDatabase("some", Optional.empty(), getClass().getClassLoader());
      database.write(
          tx -> {
            try (Statement statement = tx.createStatement()) {
              statement.execute("CREATE TABLE blob_of (bytes BLOB)");
              return statement.executeUpdate("INSERT INTO blob_of VALUES (randomblob(16777216))");
            }
          });
      assertThat(log).satisfies(file -> assertThat(Files.size(file)).isGreaterThan(16_000_000));

      await().untilAsserted(() -> assertThat(log).isEmptyFile());
      assertThat(size(database)).isEqualTo(16_777_216);
    }
  }

  private static long size(PluginDatabase database) {
    return database.read(
        tx -> {
          try (Statement statement = tx.createStatement();
              ResultSet row = statement.executeQuery("SELECT sum(length(bytes)) FROM blob_of")) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  @Test
  void open_secondTime_isRefusedUntilTheFirstCloses() {
    try (SqliteStorage first = open()) {
      assertFails(ProblemCode.INVALID_CONFIGURATION, folder.toString(), this::open);
      assertThat(append(first).join()).isEqualTo(new Appended(1, 0));
    }

    open().close();
  }

  @Test
  void open_noDatabase_saysThatItIsDamaged() throws Exception {
    Files.writeString(folder.resolve("lrs.db"), "this is no database, but long enough for one");

    assertFails(ProblemCode.STORE_UNAVAILABLE, "damaged", this::open);
    Files.delete(folder.resolve("lrs.db"));
    open().close();
  }

  @Test
  void open_folderCannotBeMade_saysSo() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");

    assertFails(
        ProblemCode.STORE_UNAVAILABLE,
        "cannot be made",
        () -> SqliteStorage.open(file.resolve("data"), InstantSource.system()));
  }

  @Test
  void open_newFile_hasItsLastingSettings() throws Exception {
    open().close();

    try (Connection other = otherProgram();
        Statement statement = other.createStatement()) {
      assertThat(value(statement, "PRAGMA page_size")).isEqualTo("8192");
      assertThat(value(statement, "PRAGMA journal_mode")).isEqualTo("wal");
    }
  }

  @Test
  void append_groupFails_isAnsweredAndTheNextIsStored() throws Exception {
    try (SqliteStorage storage = open();
        Connection other = otherProgram();
        Statement statement = other.createStatement()) {
      statement.execute("ALTER TABLE log RENAME TO elsewhere");
      assertThat(append(storage))
          .failsWithin(10, TimeUnit.SECONDS)
          .withThrowableThat()
          .havingCause()
          .isInstanceOf(LrsException.class);
      assertThat(storage.log().head()).isZero();

      statement.execute("ALTER TABLE elsewhere RENAME TO log");

      assertThat(append(storage).get(10, TimeUnit.SECONDS)).isEqualTo(new Appended(1, 0));
      assertThat(storage.log().head()).isEqualTo(1);
    }
  }

  @Test
  void transaction_diskFull_isUnavailableAndTheNextSucceeds() {
    SqliteFile file = new SqliteFile(folder.resolve("small.db"));
    file.migrate(List.of());
    try (SqlWriter writer = new SqlWriter(file)) {
      writer.transaction(session -> execute(session, "CREATE TABLE t (b BLOB)"));

      assertFails(
          ProblemCode.STORE_UNAVAILABLE,
          "full",
          () ->
              writer.transaction(
                  session -> {
                    execute(session, "PRAGMA max_page_count = 4");
                    return execute(session, "INSERT INTO t VALUES (zeroblob(1000000))");
                  }));

      writer.transaction(session -> execute(session, "INSERT INTO t VALUES (zeroblob(1000000))"));
    }
  }

  @Test
  void pluginDatabase_nameThatIsAPath_isRefused() {
    try (SqliteStorage storage = open()) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  storage.pluginDatabase("../lrs", Optional.empty(), getClass().getClassLoader()));
    }
  }

  @Test
  void pluginDatabase_migrationsMissing_isRefused() {
    try (SqliteStorage storage = open()) {
      assertFails(
          ProblemCode.INVALID_CONFIGURATION,
          "db/nowhere",
          () ->
              storage.pluginDatabase(
                  "alpha", Optional.of("db/nowhere"), getClass().getClassLoader()));
    }
  }

  private Connection otherProgram() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lrs.db"));
  }

  private static String value(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return rows.getString(1);
    }
  }

  private static boolean execute(Session session, String sql) throws SQLException {
    try (Statement statement = session.connection().createStatement()) {
      return statement.execute(sql);
    }
  }
}
