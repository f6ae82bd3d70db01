package org.trailmark.lrs.index;

import java.sql.SQLException;
import java.util.List;

/**
 * The places of several parts of the log, one part after the other in the direction of the search.
 * A part that has nothing more is not asked again.
 */
final class LayeredPlaces implements Places {
  private final List<Places> parts;
  private int current;

  /**
   * @param parts in the direction of the search
   */
  LayeredPlaces(List<Places> parts) {
    this.parts = parts;
  }

  @Override
  public long next(long from) throws SQLException {
    for (; current < parts.size(); current++) {
      long found = parts.get(current).next(from);
      if (found != NONE) {
        return found;
      }
    }
    return NONE;
  }
}
