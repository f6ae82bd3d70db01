package org.trailmark.lrs.sql.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.index.TermKind;
import org.trailmark.lrs.pack.StatementPacker;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.connection.SqlWriter;
import org.trailmark.lrs.sql.log.LogRow;
import org.trailmark.lrs.sql.log.LogTable;
import org.trailmark.lrs.sql.log.MomentTable;
import org.trailmark.lrs.sql.log.TermSet;
import org.trailmark.lrs.sql.log.UuidBytes;

/**
 * Moves statements from the layout of version 0.1's beginnings (a table {@code statement} with all
 * its indexes) into the log, some at a time, each time in a transaction: an interruption loses
 * nothing, and the next start goes on.
 */
public final class OldStatements {
  private static final Logger log = LoggerFactory.getLogger(OldStatements.class);
  private static final int AT_ONCE = 1_000;
  private static final int FORGOTTEN_AT_ONCE = 20_000;

  private static final String HAS_OLD =
      "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'statement'";
  private static final String LEFT =
      "SELECT (SELECT max(seq) FROM statement) - (SELECT min(seq) FROM statement) + 1";
  private static final String NEXT =
      "SELECT s.seq, s.id, s.stored, s.voiding, s.terms, i.terms, r.target, s.json"
          + " FROM statement s LEFT JOIN inherited i ON i.seq = s.seq"
          + " LEFT JOIN reference r ON r.seq = s.seq ORDER BY s.seq LIMIT "
          + AT_ONCE;
  private static final String MOVED = "DELETE FROM statement WHERE seq <= ?";
  private static final String TERM = "SELECT kind, value FROM term WHERE id = ?";
  private static final String FORGET_ENTRIES =
      "DELETE FROM entry WHERE (term, seq) IN (SELECT term, seq FROM entry LIMIT "
          + FORGOTTEN_AT_ONCE
          + ")";
  private static final List<String> OLD =
      List.of("statement", "term", "entry", "reference", "inherited", "voided");

  private final SqlWriter database;
  private final TermKeys keys;
  private final StatementPacker packer;

  private OldStatements(SqlWriter database, TermKeys keys, StatementPacker packer) {
    this.database = database;
    this.keys = keys;
    this.packer = packer;
  }

  /** Moves what there is, if there is any; afterwards the old layout is gone. */
  public static void move(SqlWriter database, TermKeys keys, StatementPacker packer) {
    if (database.transaction(session -> number(session, HAS_OLD)) > 0) {
      new OldStatements(database, keys, packer).moveAll();
    }
  }

  private void moveAll() {
    long all = database.transaction(session -> number(session, LEFT));
    long moved = 0;
    for (int some = AT_ONCE; some == AT_ONCE; ) {
      some = database.transaction(this::moveSome);
      moved += some;
      if (some > 0 && moved % (100 * AT_ONCE) < AT_ONCE) {
        log.info("Moved {} of {} statements into the new layout", moved, all);
      }
    }
    if (moved > 0) {
      log.info("Moved all {} statements into the new layout", moved);
    }
    while (database.transaction(session -> session.prepare(FORGET_ENTRIES).executeUpdate()) > 0) {
      log.debug("Cleared entries of the old layout");
    }
    int dropped = database.transaction(OldStatements::drop);
    log.debug("Dropped {} tables of the old layout", dropped); // a new store has them too, empty
  }

  private static int drop(Session session) throws SQLException {
    try (Statement drop = session.connection().createStatement()) {
      for (String table : OLD) {
        drop.execute("DROP TABLE " + table);
      }
    }
    return OLD.size();
  }

  private static long number(Session session, String sql) throws SQLException {
    try (ResultSet rows = session.prepare(sql).executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private int moveSome(Session session) throws SQLException {
    List<LogRow> rows = new ArrayList<>();
    try (ResultSet old = session.prepare(NEXT).executeQuery()) {
      while (old.next()) {
        rows.add(row(session, old));
      }
    }
    if (!rows.isEmpty()) {
      new LogTable(session).insert(rows);
      MomentTable moments = new MomentTable(session);
      for (LogRow row : rows) {
        moments.save(row.stored(), row.seq());
      }
      PreparedStatement moved = session.prepare(MOVED);
      moved.setLong(1, rows.get(rows.size() - 1).seq());
      moved.executeUpdate();
    }
    return rows.size();
  }

  private LogRow row(Session session, ResultSet old) throws SQLException {
    TermSet terms = terms(session, old.getBytes(5)).and(terms(session, old.getBytes(6)));
    byte[] target = old.getBytes(7);
    return new LogRow(
        old.getLong(1),
        UuidBytes.toUuid(old.getBytes(2)),
        Instant.ofEpochMilli(old.getLong(3)),
        target == null ? null : UuidBytes.toUuid(target),
        old.getInt(4) == 1,
        terms,
        packer.pack(old.getBytes(8)));
  }

  /** The keys of terms that were numbers into a table of texts. */
  private TermSet terms(Session session, byte @Nullable [] numbers) throws SQLException {
    if (numbers == null) {
      return TermSet.EMPTY;
    }
    LongStream.Builder made = LongStream.builder();
    PreparedStatement select = session.prepare(TERM);
    for (long number : TermSet.ofBytes(numbers).keys()) {
      select.setLong(1, number);
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        made.add(key(kind(rows.getInt(1)), rows.getString(2)));
      }
    }
    return TermSet.of(made.build());
  }

  private long key(TermKind kind, String value) {
    return kind == TermKind.REGISTRATION
        ? keys.of(kind, UUID.fromString(value))
        : keys.of(kind, value);
  }

  private static TermKind kind(int code) {
    return switch (code) {
      case 1 -> TermKind.AGENT;
      case 2 -> TermKind.RELATED_AGENT;
      case 3 -> TermKind.VERB;
      case 4 -> TermKind.ACTIVITY;
      case 5 -> TermKind.RELATED_ACTIVITY;
      case 6 -> TermKind.REGISTRATION;
      default -> throw new IllegalStateException("no kind of term: " + code);
    };
  }
}
