package org.trailmark.lrs.index;

import java.sql.SQLException;

/**
 * Places in the log, each once, in the order of one direction. To be asked for places further and
 * further on in that direction, by one thread.
 */
public interface Places {
  /** There is none. */
  long NONE = -1;

  /** Nothing. */
  Places NOWHERE = from -> NONE;

  /** The first place at {@code from} or beyond it; {@link #NONE} where there is none. */
  long next(long from) throws SQLException;
}
