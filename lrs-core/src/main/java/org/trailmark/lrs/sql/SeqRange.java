package org.trailmark.lrs.sql;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.StatementQuery;
import org.trailmark.lrs.store.StatementQuery.Cursor;

/**
 * Which part of the log a query looks at. As {@code stored} never falls while {@code seq} rises,
 * bounds of time are bounds of {@code seq}.
 *
 * @param low first {@code seq}
 * @param high last {@code seq}
 * @param newest the newest statement that existed at the query's first page
 */
record SeqRange(long low, long high, long newest) {
  private static final String HEAD = "SELECT coalesce(max(seq), 0) FROM statement";
  private static final String FIRST_AFTER =
      "SELECT seq FROM statement WHERE stored > :bound ORDER BY stored, seq LIMIT 1";
  private static final String LAST_UNTIL =
      "SELECT seq FROM statement WHERE stored <= :bound ORDER BY stored DESC, seq DESC LIMIT 1";

  static SeqRange of(Handle handle, StatementQuery query) {
    Cursor cursor = query.cursor();
    long newest =
        cursor != null ? cursor.newest() : handle.createQuery(HEAD).mapTo(long.class).one();
    long low = seq(handle, FIRST_AFTER, query.since(), 1, Long.MAX_VALUE);
    long high = Math.min(newest, seq(handle, LAST_UNTIL, query.until(), newest, 0));
    if (cursor == null) {
      return new SeqRange(low, high, newest);
    }
    return query.ascending()
        ? new SeqRange(Math.max(low, cursor.after() + 1), high, newest)
        : new SeqRange(low, Math.min(high, cursor.after() - 1), newest);
  }

  boolean isEmpty() {
    return low > high;
  }

  private static long seq(
      Handle handle, String sql, @Nullable Instant bound, long unbounded, long none) {
    if (bound == null) {
      return unbounded;
    }
    return handle
        .createQuery(sql)
        .bind("bound", epochMilli(bound))
        .mapTo(long.class)
        .findOne()
        .orElse(none);
  }

  /** Rounded down: times of storing are whole milliseconds, so no comparison changes. */
  private static long epochMilli(Instant bound) {
    if (bound.isBefore(Instant.ofEpochMilli(Long.MIN_VALUE))) {
      return Long.MIN_VALUE;
    }
    return bound.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE))
        ? Long.MAX_VALUE
        : bound.toEpochMilli();
  }
}
