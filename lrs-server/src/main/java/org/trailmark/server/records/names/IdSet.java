package org.trailmark.server.records.names;

import java.util.BitSet;
import java.util.Collection;

/** Ids of one kind of names. */
public final class IdSet {
  private final BitSet ids = new BitSet();

  public static IdSet of(Collection<Long> ids) {
    IdSet set = new IdSet();
    ids.forEach(set::add);
    return set;
  }

  void add(long id) {
    ids.set(Math.toIntExact(id)); // ids are INTEGERs in the database
  }

  public void addAll(IdSet others) {
    ids.or(others.ids);
  }

  public boolean has(long id) {
    return ids.get((int) id);
  }

  public boolean isEmpty() {
    return ids.isEmpty();
  }

  /** In rising order. */
  long[] ids() {
    return ids.stream().asLongStream().toArray();
  }

  /** How many. */
  public int size() {
    return ids.cardinality();
  }
}
