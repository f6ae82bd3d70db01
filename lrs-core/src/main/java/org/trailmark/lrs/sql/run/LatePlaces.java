package org.trailmark.lrs.sql.run;

import java.sql.SQLException;
import java.util.List;
import org.trailmark.lrs.index.Direction;
import org.trailmark.lrs.index.Places;

/** The places of a term in the {@link LateTable}, read some at a time. */
final class LatePlaces implements Places {
  private static final int AT_ONCE = 100;

  private final LateTable table;
  private final long term;
  private final Direction direction;
  private List<Long> read = List.of();
  private int at;
  private boolean more = true;

  LatePlaces(LateTable table, long term, Direction direction) {
    this.table = table;
    this.term = term;
    this.direction = direction;
  }

  @Override
  public long next(long from) throws SQLException {
    while (true) {
      for (; at < read.size(); at++) {
        if (!direction.isBefore(read.get(at), from)) {
          return read.get(at);
        }
      }
      if (!more) {
        return NONE;
      }
      read = table.places(term, from, direction, AT_ONCE);
      more = read.size() == AT_ONCE;
      at = 0;
    }
  }
}
