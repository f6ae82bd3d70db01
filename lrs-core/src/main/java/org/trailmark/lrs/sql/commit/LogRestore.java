package org.trailmark.lrs.sql.commit;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.log.LogRow;
import org.trailmark.lrs.sql.log.LogTable;
import org.trailmark.lrs.sql.log.MomentTable;
import org.trailmark.lrs.sql.log.SqlCore;
import org.trailmark.lrs.sql.log.StatementIndex;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.StatementParser;

/** Puts statements of another store into the log, where and as they were. */
public final class LogRestore {
  private final SqlCore core;
  private final CommitOrder order;
  private final StatementIndex index;
  private final StatementParser parser = new StatementParser(StatementParser.Limits.DEFAULT);

  public LogRestore(SqlCore core, CommitOrder order, StatementIndex index) {
    this.core = core;
    this.order = order;
    this.index = index;
  }

  /** As {@link org.trailmark.lrs.store.StoreTransfer#restore} promises. */
  public void restore(List<StoredStatement> statements) {
    List<PackedStatement> packed = statements.stream().map(this::packed).toList();
    try {
      index.committed(
          core.statements().transaction(session -> insert(session, statements, packed)));
    } finally {
      order.end();
    }
  }

  private PackedStatement packed(StoredStatement stored) {
    try {
      return PackedStatement.of(parser.parseStored(stored.json()), core.keys(), core.packer());
    } catch (IllegalArgumentException | LrsException e) {
      throw invalid(stored, "is no statement: " + e.getMessage(), e);
    }
  }

  private List<LogRow> insert(
      Session session, List<StoredStatement> statements, List<PackedStatement> packed)
      throws SQLException {
    order.begin(session);
    MomentTable moments = new MomentTable(session);
    long last = new LogTable(session).newest(); // acts of removal, which are here, came later
    Instant lastStored = Instant.ofEpochMilli(moments.newest());
    List<NewRow> added = new ArrayList<>(statements.size());
    for (int i = 0; i < statements.size(); i++) {
      StoredStatement next = statements.get(i);
      if (next.seq() <= last || next.stored().isBefore(lastStored)) {
        throw invalid(next, "is out of order", null);
      }
      last = next.seq();
      lastStored = next.stored();
      added.add(new NewRow(next.seq(), packed.get(i)));
    }
    try (StatementIndex.Lookup lookup = index.lookup(session)) {
      new References(session, index, lookup).tie(added);
    }
    List<LogRow> rows = new ArrayList<>(added.size());
    for (int i = 0; i < added.size(); i++) {
      Instant stored = statements.get(i).stored();
      rows.add(added.get(i).row(stored));
      moments.save(stored, added.get(i).seq());
    }
    index.insert(session, rows);
    order.restored(session, lastStored);
    return rows;
  }

  private static LrsException invalid(
      StoredStatement statement, String why, @Nullable Throwable cause) {
    return new LrsException(
        ProblemCode.INVALID_DOCUMENT, "What was at place " + statement.seq() + " " + why, cause);
  }
}
