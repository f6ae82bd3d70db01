package org.trailmark.lrs.index;

import java.sql.SQLException;
import java.util.List;

/** The places that several have in common: whoever lags behind leaps to where the others are. */
record CommonPlaces(List<Places> all) implements Places {

  CommonPlaces {
    all = List.copyOf(all);
  }

  @Override
  public long next(long from) throws SQLException {
    long candidate = from;
    int agreed = 0;
    for (int i = 0; agreed < all.size(); i = (i + 1) % all.size()) {
      long found = all.get(i).next(candidate);
      if (found == NONE) {
        return NONE;
      }
      agreed = found == candidate ? agreed + 1 : 1;
      candidate = found;
    }
    return candidate;
  }
}
