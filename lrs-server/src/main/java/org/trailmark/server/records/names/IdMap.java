package org.trailmark.server.records.names;

import java.util.Arrays;

/** Ids by ids; 0 where there is none. An array, because it is asked for every row. */
public final class IdMap {
  private int[] values = new int[0];

  void put(long id, long value) {
    int at = Math.toIntExact(id);
    if (at >= values.length) {
      values = Arrays.copyOf(values, Math.max(at + 1, 2 * values.length));
    }
    values[at] = Math.toIntExact(value);
  }

  public long get(long id) {
    return id < values.length ? values[(int) id] : 0;
  }
}
