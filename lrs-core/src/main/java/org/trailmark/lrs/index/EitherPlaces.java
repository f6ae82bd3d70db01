package org.trailmark.lrs.index;

import java.sql.SQLException;

/** The places of both. */
record EitherPlaces(Places one, Places other, Direction direction) implements Places {

  @Override
  public long next(long from) throws SQLException {
    long mine = one.next(from);
    long others = other.next(from);
    if (mine == NONE || others == NONE) {
      return mine == NONE ? others : mine;
    }
    return direction.isBefore(mine, others) ? mine : others;
  }
}
