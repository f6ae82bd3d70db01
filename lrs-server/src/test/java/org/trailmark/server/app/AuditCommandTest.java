package org.trailmark.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.AuditEntry;
import org.trailmark.lrs.store.Storage;
import picocli.CommandLine;

/** The log of a data folder is verified, and what was done to it is told. */
class AuditCommandTest {
  @TempDir Path data;
  private final StringWriter said = new StringWriter();

  @Test
  void log_holds_untilSomebodyChangesIt() throws SQLException {
    String head;
    try (Storage storage = SqliteStorage.open(data, InstantSource.system())) {
      for (int i = 0; i < 2; i++) {
        storage.audit().end(storage.audit().begin("ann", "POST", "/x", "{\"i\":" + i + "}"), 200);
      }
      storage.audit().forget(List.of("\"i\":1"));
      AuditEntry last = storage.audit().readAfter(3, 1).get(0);
      head = last.seq() + ":" + last.hash();

      assertThat(verify("--head", head)).as("while the store is open").isZero();
    }
    assertThat(said.toString().lines())
        .containsExactly(
            "The audit log holds: 4 entries.",
            "The details of 1 are gone: they named somebody who was erased.",
            "head " + head);

    change("DELETE FROM audit_entry WHERE seq = 4");
    assertThat(verify()).isZero();
    assertThat(verify("--head", head)).isOne();
    assertThat(said.toString()).contains("broken at entry 4: the log ends before it");

    change("UPDATE audit_entry SET who = 'bob' WHERE seq = 2");
    assertThat(verify()).isOne();
    assertThat(said.toString()).contains("broken at entry 2: it was changed");

    assertThat(verify("--head", "4")).isEqualTo(2);
  }

  private int verify(String... options) {
    CommandLine line = new CommandLine(new AuditCommand.Verify());
    line.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    said.getBuffer().setLength(0);
    String[] all = new String[options.length + 2];
    all[0] = "--data";
    all[1] = data.toString();
    System.arraycopy(options, 0, all, 2, options.length);
    return line.execute(all);
  }

  private void change(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("lrs.db"));
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }
}
