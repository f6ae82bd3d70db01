package org.trailmark.lrs.sql.run;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.index.EncodedPage;
import org.trailmark.lrs.index.RunStore;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.sql.connection.SqlWriter;

/**
 * Runs in two tables. Each step is a transaction of its own, so that statements are stored in
 * between; a run whose writing was interrupted has pages but no row, and is swept.
 */
public final class RunTables implements RunStore {
  private static final Logger log = LoggerFactory.getLogger(RunTables.class);
  private static final int SWEPT_AT_ONCE = 500;
  private static final String RUNS = "SELECT id, level, first_seq, last_seq, keys, filter FROM run";
  private static final String LAST_ID =
      "SELECT max(coalesce((SELECT max(id) FROM run), 0),"
          + " coalesce((SELECT max(run) FROM run_page), 0))";
  private static final String WRITE = "INSERT INTO run_page (run, first, page) VALUES (?, ?, ?)";
  private static final String FINISH =
      "INSERT INTO run (id, level, first_seq, last_seq, keys, filter) VALUES (?, ?, ?, ?, ?, ?)";
  private static final String REPLACED = "DELETE FROM run WHERE id = ?";
  private static final String FORGET =
      "DELETE FROM run WHERE first_seq >= (SELECT first_seq FROM run WHERE id = ?)";
  private static final String NEXT_WITH_PAGES = "SELECT min(run) FROM run_page WHERE run > ?";
  private static final String FINISHED = "SELECT 1 FROM run WHERE id = ?";
  private static final String SWEEP =
      "DELETE FROM run_page WHERE rowid IN (SELECT rowid FROM run_page WHERE run = ? LIMIT "
          + SWEPT_AT_ONCE
          + ")";

  private final SqlReader reader;
  private final SqlWriter writer;
  private long lastId = -1;

  public RunTables(SqlReader reader, SqlWriter writer) {
    this.reader = reader;
    this.writer = writer;
  }

  /** {@inheritDoc} Up to one that is damaged or missing: the rest is made again from the log. */
  @Override
  public List<KeptRun> runs() {
    List<KeptRun> all = listed();
    long next = 1;
    int whole = 0;
    while (whole < all.size() && all.get(whole).first() == next && all.get(whole).isWhole()) {
      next = all.get(whole).last() + 1;
      whole++;
    }
    if (whole < all.size()) {
      log.warn("The index is damaged or lacks a part; it is made again from place {} on", next);
      forgetFrom(all.get(whole).id());
    }
    return all.subList(0, whole);
  }

  @Override
  public void forgetFrom(long run) {
    writer.transaction(
        session -> {
          PreparedStatement forget = session.prepare(FORGET);
          forget.setLong(1, run);
          return forget.executeUpdate();
        });
  }

  private List<KeptRun> listed() {
    return reader.look(RunTables::listed);
  }

  /** All that are listed, whole or not, in the order of the log. */
  public static List<KeptRun> listed(Session session) throws SQLException {
    List<KeptRun> runs = new ArrayList<>();
    try (ResultSet rows = session.prepare(RUNS).executeQuery()) {
      while (rows.next()) {
        runs.add(
            new KeptRun(
                rows.getLong(1),
                rows.getInt(2),
                rows.getLong(3),
                rows.getLong(4),
                rows.getLong(5),
                rows.getBytes(6)));
      }
    }
    runs.sort(Comparator.comparingLong(KeptRun::first)); // the database would sort filters along
    return runs;
  }

  @Override
  public long begin() {
    if (lastId < 0) {
      lastId =
          reader.look(
              session -> {
                try (ResultSet rows = session.prepare(LAST_ID).executeQuery()) {
                  rows.next();
                  return rows.getLong(1);
                }
              });
    }
    return ++lastId;
  }

  @Override
  public void write(long run, List<EncodedPage> pages) {
    writer.transaction(
        session -> {
          PreparedStatement insert = session.prepare(WRITE);
          for (EncodedPage page : pages) {
            insert.setLong(1, run);
            insert.setBytes(2, RunPages.first(page.firstKey(), page.firstPlace()));
            insert.setBytes(3, page.bytes());
            insert.addBatch();
          }
          return insert.executeBatch();
        });
  }

  @Override
  public void finish(KeptRun run, List<Long> inPlaceOf) {
    writer.transaction(
        session -> {
          PreparedStatement replaced = session.prepare(REPLACED);
          for (long id : inPlaceOf) {
            replaced.setLong(1, id);
            replaced.executeUpdate();
          }
          PreparedStatement insert = session.prepare(FINISH);
          insert.setLong(1, run.id());
          insert.setInt(2, run.level());
          insert.setLong(3, run.first());
          insert.setLong(4, run.last());
          insert.setLong(5, run.keys());
          insert.setBytes(6, run.filter());
          return insert.executeUpdate();
        });
  }

  @Override
  public boolean sweep() {
    OptionalLong unlisted = reader.look(RunTables::unlisted);
    if (unlisted.isEmpty()) {
      return false;
    }
    writer.transaction(
        session -> {
          PreparedStatement sweep = session.prepare(SWEEP);
          sweep.setLong(1, unlisted.getAsLong());
          return sweep.executeUpdate();
        });
    return true;
  }

  /** A run that has pages and no row. */
  private static OptionalLong unlisted(Session session) throws SQLException {
    PreparedStatement next = session.prepare(NEXT_WITH_PAGES);
    PreparedStatement finished = session.prepare(FINISHED);
    long run = -1;
    while (true) {
      next.setLong(1, run);
      try (ResultSet rows = next.executeQuery()) {
        rows.next();
        run = rows.getLong(1);
        if (rows.wasNull()) {
          return OptionalLong.empty();
        }
      }
      finished.setLong(1, run);
      try (ResultSet rows = finished.executeQuery()) {
        if (!rows.next()) {
          return OptionalLong.of(run);
        }
      }
    }
  }
}
