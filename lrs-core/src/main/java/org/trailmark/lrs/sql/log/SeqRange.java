package org.trailmark.lrs.sql.log;

import java.sql.SQLException;
import org.trailmark.lrs.index.Direction;
import org.trailmark.lrs.store.StatementQuery;
import org.trailmark.lrs.store.StatementQuery.Cursor;

/**
 * Which part of the log a query looks at.
 *
 * @param low first {@code seq}
 * @param high last {@code seq}
 * @param newest the newest statement that existed at the query's first page
 */
public record SeqRange(long low, long high, long newest) {

  /**
   * What a query asks for, from its bounds in time and its cursor.
   *
   * @param head the newest statement that there is now
   */
  public static SeqRange of(MomentTable moments, long head, StatementQuery query)
      throws SQLException {
    Cursor cursor = query.cursor();
    long newest = cursor != null ? cursor.newest() : head;
    long low = query.since() == null ? 1 : moments.lastAt(query.since()) + 1;
    long high = query.until() == null ? newest : Math.min(newest, moments.lastAt(query.until()));
    if (cursor == null) {
      return new SeqRange(low, high, newest);
    }
    return query.ascending()
        ? new SeqRange(Math.max(low, cursor.after() + 1), high, newest)
        : new SeqRange(low, Math.min(high, cursor.after() - 1), newest);
  }

  /** What is left when everything up to a place was looked at. */
  public SeqRange beyond(long place, Direction direction) {
    return direction == Direction.ASCENDING
        ? new SeqRange(place + 1, high, newest)
        : new SeqRange(low, place - 1, newest);
  }

  /** The place that was looked at last, where everything before this part was. */
  public long before(Direction direction) {
    return direction == Direction.ASCENDING ? low - 1 : high + 1;
  }

  /** Where a search begins. */
  public long start(Direction direction) {
    return direction == Direction.ASCENDING ? low : high;
  }

  public boolean contains(long place) {
    return low <= place && place <= high;
  }

  public boolean isEmpty() {
    return low > high;
  }
}
