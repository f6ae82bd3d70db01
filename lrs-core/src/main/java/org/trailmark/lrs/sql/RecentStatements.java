package org.trailmark.lrs.sql;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Statements that were read a short while ago, unpacked. What is asked for most is what came last,
 * and rows of the log never change; so a place in the log has one slot here, and whoever comes
 * later to the same slot takes it over. Safe on any thread.
 */
final class RecentStatements {
  /** Of the heap; a large statement is left out, so this is the most that it holds. */
  private static final int SHARE = 16;

  private static final int LARGEST = 4 << 10;

  private final AtomicReferenceArray<Unpacked> slots;
  private final int mask;

  /**
   * @param slots how many at most; a power of two
   */
  private RecentStatements(int slots) {
    this.slots = new AtomicReferenceArray<>(slots);
    this.mask = slots - 1;
  }

  /**
   * Remembers nothing: where others have the database as well, they may put an older backup of it
   * in place, and then a place in the log has another statement.
   */
  static RecentStatements none() {
    return new RecentStatements(0);
  }

  /** As many as fit into a small part of the heap. */
  static RecentStatements forThisMachine() {
    long most = Runtime.getRuntime().maxMemory() / SHARE / LARGEST;
    return new RecentStatements(Integer.highestOneBit((int) Math.min(Math.max(most, 1), 1 << 20)));
  }

  /** The statement at a place; null where it is not known here. */
  @Nullable Unpacked get(long seq) {
    Unpacked found = slots.length() == 0 ? null : slots.get((int) seq & mask);
    return found != null && found.seq() == seq ? found : null;
  }

  void put(Unpacked statement) {
    if (slots.length() > 0 && statement.json().length <= LARGEST) {
      slots.set((int) statement.seq() & mask, statement);
    }
  }
}
