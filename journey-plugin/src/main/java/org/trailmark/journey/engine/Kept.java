package org.trailmark.journey.engine;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Memory} remembers, as data. What it means is known to the memory alone.
 *
 * @param lists statements
 * @param since a time; null where it needs none
 * @param settled whether it is over and done with: what was true stays true
 */
public record Kept(List<List<Evidence>> lists, @Nullable Instant since, boolean settled) {

  static final Kept NOTHING = new Kept(List.of(), null, false);

  public Kept {
    lists = List.copyOf(requireNonNull(lists, "lists"));
  }

  static Kept of(List<Evidence> list, boolean settled) {
    return new Kept(List.of(list), null, settled);
  }

  /** The n-th list; empty where there is none. */
  List<Evidence> list(int n) {
    return n < lists.size() ? lists.get(n) : List.of();
  }
}
