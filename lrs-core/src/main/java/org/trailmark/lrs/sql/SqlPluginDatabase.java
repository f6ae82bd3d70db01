package org.trailmark.lrs.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.connection.LentConnection;
import org.trailmark.lrs.sql.connection.LentConnection.Loan;
import org.trailmark.lrs.sql.connection.Migrations;
import org.trailmark.lrs.sql.connection.SqlFailure;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.sql.connection.SqlSource;
import org.trailmark.lrs.sql.connection.SqlWriter;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.Storage.Unreturned;

/**
 * A plugin's own database. Beside the plugin's tables it holds the host's, whose names begin with
 * {@code trailmark_}: checkpoint and quarantine, so that they commit together with what the plugin
 * writes.
 */
final class SqlPluginDatabase implements PluginDatabase, AutoCloseable {
  private static final int READERS = 4;

  private final SqlReader reader;
  private final SqlWriter writer;
  private final BooleanSupplier turn;
  private final LongAdder leftOpen = new LongAdder();

  private SqlPluginDatabase(SqlSource source, BooleanSupplier turn) {
    this.turn = turn;
    this.reader = new SqlReader(source, READERS);
    this.writer = new SqlWriter(source);
  }

  /**
   * Opens it, and brings it up to date.
   *
   * @param turn whether this node runs the plugin
   */
  static SqlPluginDatabase open(
      SqlSource source, List<Migrations> migrations, BooleanSupplier turn) {
    try {
      source.migrate(migrations);
      return new SqlPluginDatabase(source, turn);
    } catch (RuntimeException e) {
      throw SqlFailure.of(e, source);
    }
  }

  @Override
  public boolean isOurTurn() {
    return turn.getAsBoolean();
  }

  @Override
  public <T extends @Nullable Object> T read(SqlWork<T> work) {
    return reader.read(handle -> lend(handle.getConnection(), work));
  }

  @Override
  public <T extends @Nullable Object> T write(SqlWork<T> work) {
    return writer.transaction(session -> lend(session.connection(), work));
  }

  /** Takes what was deleted out of its files. */
  void compact() {
    writer.compact();
  }

  /** Gives back what is taken for writing much, where nobody does. */
  void giveBack() {
    writer.giveBack();
  }

  private <T extends @Nullable Object> T lend(Connection connection, SqlWork<T> work)
      throws SQLException {
    Loan loan = new Loan();
    try {
      return work.run(LentConnection.of(connection, loan));
    } finally {
      leftOpen.add(loan.end());
    }
  }

  /** Breaks off what has not returned by then. */
  Unreturned close(Duration patience) {
    int calls = reader.close(patience) + writer.close(patience);
    return new Unreturned(calls, leftOpen.sum());
  }

  @Override
  public void close() {
    reader.close();
    writer.close();
  }
}
