package org.trailmark.lrs.dispatch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.trailmark.lrs.plugin.StatementHandler;
import org.trailmark.lrs.store.StoredStatement;

/** Writes down in its database what it is given, and fails when it is told to. */
final class RecordingHandler implements StatementHandler {
  /** Every time that was told, also when that failed. */
  final List<Instant> times = new CopyOnWriteArrayList<>();

  final List<List<StoredStatement>> handed = new CopyOnWriteArrayList<>();
  final List<List<StoredStatement>> foreseen = new CopyOnWriteArrayList<>();

  volatile Runnable foresight = () -> {};
  volatile Trap<StoredStatement> trap = statement -> {};
  volatile Trap<Instant> timeTrap = now -> {};
  volatile Optional<Instant> askFor = Optional.empty();

  /** Something that may go wrong. */
  @FunctionalInterface
  interface Trap<T> {
    void spring(T on) throws Exception;
  }

  @Override
  public void foresee(CompletionStage<List<StoredStatement>> next) {
    foresight.run();
    var unused = next.thenAccept(foreseen::add);
  }

  @Override
  public void handle(List<StoredStatement> statements, Connection tx) throws Exception {
    handed.add(statements);
    for (StoredStatement statement : statements) {
      write(tx, "INSERT INTO seen (seq) VALUES (?)", statement.seq());
      trap.spring(statement);
    }
  }

  @Override
  public Optional<Instant> onTime(Instant now, Connection tx) throws Exception {
    times.add(now);
    write(tx, "INSERT INTO told (at) VALUES (?)", now.toEpochMilli());
    timeTrap.spring(now);
    Optional<Instant> asked = askFor;
    askFor = Optional.empty();
    return asked;
  }

  private static void write(Connection tx, String sql, long value) throws SQLException {
    try (PreparedStatement insert = tx.prepareStatement(sql)) {
      insert.setLong(1, value);
      insert.executeUpdate();
    }
  }
}
