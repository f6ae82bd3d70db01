package org.trailmark.lrs.index;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The entries of several, in one order. */
final class MergedEntries implements Entries {
  private final PriorityQueue<Entries> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Entries::key).thenComparingLong(Entries::place));
  private final List<Entries> parts;
  private boolean begun;

  MergedEntries(List<Entries> parts) {
    this.parts = parts;
  }

  @Override
  public boolean advance() throws SQLException {
    if (!begun) {
      begun = true;
      for (Entries part : parts) {
        add(part);
      }
    } else {
      add(waiting.remove());
    }
    return !waiting.isEmpty();
  }

  private void add(Entries part) throws SQLException {
    if (part.advance()) {
      waiting.add(part);
    }
  }

  @Override
  public long key() {
    return waiting.element().key();
  }

  @Override
  public long place() {
    return waiting.element().place();
  }
}
