package org.trailmark.lrs.sql.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.sql.commit.CommitOrder;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.connection.SqlWriter;

/**
 * Of several nodes: one row of the database says whose turn it is, and the time below which nothing
 * will ever be stored.
 *
 * <p>A promise about time raises that floor, in the row that the next one to store has to lock; so
 * it binds every node, also one whose clock is behind. While somebody has the row locked, the floor
 * that he found is what can be promised. Promises are kept for a moment, because they stay true.
 */
public final class PostgresOrder implements CommitOrder {
  private static final String BEGIN =
      "UPDATE log_head SET floor = CASE WHEN ? < floor - "
          + SET_BACK_MS
          + " THEN floor + 1 ELSE greatest(floor, ?) END WHERE id = 1 RETURNING floor, definitions";
  private static final String RAISE = "UPDATE log_head SET floor = greatest(floor, ?) WHERE id = 1";
  private static final String ALONE = "SELECT id FROM log_head WHERE id = 1 FOR UPDATE";
  private static final String TELL = "SELECT pg_notify(?, '')";
  private static final String CHANGED =
      "UPDATE log_head SET definitions = definitions + 1 WHERE id = 1 RETURNING definitions";
  private static final String PROMISE =
      "UPDATE log_head SET floor = ? WHERE floor < ?"
          + " AND id IN (SELECT id FROM log_head WHERE id = 1 FOR UPDATE SKIP LOCKED)";
  private static final String FLOOR = "SELECT floor FROM log_head WHERE id = 1";
  private static final long KEPT_MS = 100;
  private static final long REFUSED_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final SqlWriter promises;
  private final InstantSource clock;
  private final String channel;
  private long promised;
  private long promisedAtNanos;
  private @Nullable LrsException failure;
  private long failedAtNanos;

  /**
   * @param promises a connection of its own, so that nobody waits for a commit
   * @param channel where nodes hear that something was stored
   */
  public PostgresOrder(SqlWriter promises, InstantSource clock, String channel) {
    this.promises = promises;
    this.clock = clock;
    this.channel = channel;
    this.promisedAtNanos = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(KEPT_MS);
  }

  @Override
  public Turn begin(Session session) throws SQLException {
    PreparedStatement begin = session.prepare(BEGIN);
    long now = clock.millis();
    begin.setLong(1, now);
    begin.setLong(2, now);
    try (ResultSet row = begin.executeQuery()) {
      row.next();
      return new Turn(Instant.ofEpochMilli(row.getLong(1)), row.getLong(2));
    }
  }

  @Override
  public void alone(Session session) throws SQLException {
    session.prepare(ALONE).execute();
  }

  @Override
  public void stored(Session session) throws SQLException {
    PreparedStatement tell = session.prepare(TELL);
    tell.setString(1, channel);
    tell.execute();
  }

  @Override
  public void end() {} // the lock ends with the transaction

  @Override
  public long definitionsChanged(Session session) throws SQLException {
    try (ResultSet row = session.prepare(CHANGED).executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void restored(Session session, Instant stored) throws SQLException {
    PreparedStatement raise = session.prepare(RAISE);
    raise.setLong(1, stored.toEpochMilli());
    raise.executeUpdate();
  }

  @Override
  public synchronized Instant consistentThrough() {
    long now = clock.millis();
    long age = System.nanoTime() - promisedAtNanos;
    if (now - promised >= KEPT_MS || age >= TimeUnit.MILLISECONDS.toNanos(KEPT_MS)) {
      promised = renewed(now);
      promisedAtNanos = System.nanoTime();
    }
    return Instant.ofEpochMilli(promised);
  }

  /** Where the database does not even answer, those who wait here must not all wait one by one. */
  private long renewed(long now) {
    LrsException last = failure;
    if (last != null && System.nanoTime() - failedAtNanos < REFUSED_NANOS) {
      throw new LrsException(last.code(), String.valueOf(last.getMessage()), last);
    }
    try {
      failure = null;
      return promises.transaction(session -> promise(session, now));
    } catch (LrsException e) {
      failure = e;
      failedAtNanos = System.nanoTime();
      throw e;
    }
  }

  private static long promise(Session session, long now) throws SQLException {
    PreparedStatement promise = session.prepare(PROMISE);
    promise.setLong(1, now);
    promise.setLong(2, now);
    promise.executeUpdate();
    try (ResultSet row = session.prepare(FLOOR).executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Ends promising. */
  public void close() {
    promises.close();
  }
}
