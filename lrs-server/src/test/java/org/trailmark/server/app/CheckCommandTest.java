package org.trailmark.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.sql.SqliteStorage;

class CheckCommandTest {
  private static final String NO_DATABASE = "this is no database ".repeat(1_000);

  @TempDir private Path data;

  @BeforeEach
  void make() {
    try (SqliteStorage storage = SqliteStorage.open(data, InstantSource.system())) {
      storage.pluginDatabase("records", Optional.empty(), getClass().getClassLoader());
      storage.pluginDatabase("journey", Optional.empty(), getClass().getClassLoader());
    }
  }

  private int check(String... more) {
    String[] arguments = new String[3 + more.length];
    arguments[0] = "check";
    arguments[1] = "--data";
    arguments[2] = data.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Main.run(arguments);
  }

  @Test
  void whole_isZero() {
    assertThat(check()).isZero();
    assertThat(check("--mend")).isZero();
  }

  @Test
  void noStore_isOne() {
    assertThat(Main.run("check", "--data", data.resolve("elsewhere").toString())).isEqualTo(1);
  }

  @Test
  void whatIsMadeOfStatements_isMended() throws Exception {
    Files.writeString(data.resolve("plugins/records.db"), NO_DATABASE);

    assertThat(check()).isEqualTo(1);
    assertThat(check("--mend")).isZero();
    assertThat(data.resolve("plugins/records.db")).doesNotExist();
    assertThat(data.resolve("plugins/records.db.damaged")).exists();
  }

  @Test
  void whatIsMadeOfNothingElse_staysWhereItIs() throws Exception {
    Files.writeString(data.resolve("plugins/journey.db"), NO_DATABASE);

    assertThat(check("--mend")).isEqualTo(1);
    assertThat(data.resolve("plugins/journey.db")).hasContent(NO_DATABASE);
  }
}
