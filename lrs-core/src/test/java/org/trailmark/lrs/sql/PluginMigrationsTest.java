package org.trailmark.lrs.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.PluginDatabase;

/** Migrations as authors of plugins get them wrong: told at the start, not by the first SQL. */
class PluginMigrationsTest {
  private static final String INSERT = "INSERT INTO done (what) VALUES ('it')";
  private static final String DELETE = "DELETE FROM done";
  private static final String OTHER_CHECKSUM = "UPDATE schema_history SET checksum = 1";
  private static final String WITH_WEEK = "INSERT INTO done (what, week) VALUES ('it', 1)";

  @TempDir Path folder;
  private SqliteStorage storage;
  private URLClassLoader jar;

  @BeforeEach
  void open() throws IOException {
    storage = SqliteStorage.open(folder.resolve("data"), InstantSource.system());
    Path classes = Files.createDirectory(folder.resolve("jar"));
    jar = new URLClassLoader(new URL[] {classes.toUri().toURL()});
  }

  @AfterEach
  void close() throws IOException {
    storage.close();
    jar.close();
  }

  private void write(String file, String sql) throws IOException {
    Path migrations = Files.createDirectories(folder.resolve("jar/db/board"));
    Files.writeString(migrations.resolve(file), sql);
  }

  private PluginDatabase database() {
    return storage.pluginDatabase("board", Optional.of("db/board"), jar);
  }

  @Test
  void migrations_areRun() throws IOException {
    write("V1__begin.sql", "CREATE TABLE done (what TEXT);");

    assertThat(database().<Boolean>write(c -> c.createStatement().execute("DELETE FROM done")))
        .isFalse();
  }

  @Test
  void migrationsThatRan_areNotComparedAgain_untilOneIsAnother() throws Exception {
    write("V1__begin.sql", "CREATE TABLE done (what TEXT);");
    database().write(c -> c.createStatement().executeUpdate(OTHER_CHECKSUM));
    reopen();

    assertThat(database().<Integer>write(c -> c.createStatement().executeUpdate(INSERT))).isOne();

    write("V2__week.sql", "ALTER TABLE done ADD week BIGINT;");
    reopen();
    assertThatThrownBy(this::database)
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("checksum mismatch for migration version 1");
  }

  @Test
  void historyThatIsAnother_isComparedAgain() throws Exception {
    write("V1__begin.sql", "CREATE TABLE done (what TEXT);");
    database().write(c -> c.createStatement().executeUpdate("DELETE FROM schema_history"));
    reopen();

    assertThatThrownBy(this::database)
        .as("it is run, since nothing is remembered of it")
        .hasMessageContaining("table done already exists");
  }

  @Test
  void callback_isCalledAtEachStart() throws Exception {
    write("V1__begin.sql", "CREATE TABLE done (what TEXT);");
    write("afterMigrate.sql", INSERT + ";");
    database();
    reopen();

    assertThat(database().<Integer>write(c -> c.createStatement().executeUpdate(DELETE)))
        .isEqualTo(2);
  }

  @Test
  void migrationThatIsNew_isRun_thoughOthersRan() throws Exception {
    write("V1__begin.sql", "CREATE TABLE done (what TEXT);");
    database();
    write("V2__week.sql", "ALTER TABLE done ADD week BIGINT;");
    reopen();

    assertThat(database().<Integer>write(c -> c.createStatement().executeUpdate(WITH_WEEK)))
        .isOne();
  }

  @Test
  void migrationThatChangedAfterItRan_isRefused() throws Exception {
    write("V1__begin.sql", "CREATE TABLE done (what TEXT);");
    database();
    write("V1__begin.sql", "CREATE TABLE done (what TEXT, week BIGINT);");
    reopen();

    assertThatThrownBy(this::database)
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("checksum mismatch");
  }

  private void reopen() {
    storage.close();
    storage = SqliteStorage.open(folder.resolve("data"), InstantSource.system());
  }

  @Test
  void folderThatIsNotThere_isRefused() {
    assertThatThrownBy(this::database)
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("db/board");
  }

  @Test
  void fileOfAnotherName_isRefused_forItWouldBePassedOver() throws IOException {
    write("V1__begin.sql", "CREATE TABLE done (what TEXT);");
    write("V2_week.sql", "ALTER TABLE done ADD week BIGINT;");

    assertThatThrownBy(this::database)
        .isInstanceOfSatisfying(
            LrsException.class,
            e -> assertThat(e.code()).isEqualTo(ProblemCode.INVALID_CONFIGURATION))
        .hasMessageContaining("V2_week.sql");
  }

  @Test
  void wrongSql_isRefused() throws IOException {
    write("V1__begin.sql", "CREATE TABEL done (what TEXT);");

    assertThatThrownBy(this::database)
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("TABEL");
  }
}
