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
