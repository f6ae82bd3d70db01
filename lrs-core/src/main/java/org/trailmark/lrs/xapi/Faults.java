package org.trailmark.lrs.xapi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;

/** The faults of a batch, in the order in which they were found. */
final class Faults {
  /** Past this many the rest is counted, not kept: a hostile body must not fill the memory. */
  private static final int KEPT = 1000;

  private final List<Fault> kept = new ArrayList<>(0);
  private int index = -1;
  private int found;

  /** From now on faults belong to this statement of the batch. */
  void statement(int index) {
    this.index = index;
  }

  void add(String pointer, String message, @Nullable String clause) {
    add(new Fault(index, pointer, 0, message, clause));
  }

  void add(Fault fault) {
    found++;
    if (kept.size() < KEPT) {
      kept.add(fault);
    }
  }

  int index() {
    return index;
  }

  boolean isEmpty() {
    return found == 0;
  }

  List<Fault> list() {
    return kept;
  }

  /** How many there are, those that were not kept too. */
  int found() {
    return found;
  }
}
