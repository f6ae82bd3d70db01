package org.trailmark.lrs.sql.log;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.ValidStatement;

/**
 * Statements that were stored or read a short while ago, unpacked. What is asked for most is what
 * came last, and rows of the log change with erasures alone; so a place in the log has one slot
 * here, and whoever comes later to the same slot takes it over. Safe on any thread.
 */
public final class RecentStatements {
  /** Of the heap, where statements have the usual length; a large one is left out. */
  private static final int SHARE = 16;

  private static final int USUAL = 2 << 10;
  private static final int LARGEST = 2 * USUAL;

  private final AtomicReferenceArray<Unpacked> slots;
  private final int mask;

  /** Places whose statements were erased or changed since the start. */
  private final Set<Long> changed = ConcurrentHashMap.newKeySet();

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
  public static RecentStatements none() {
    return new RecentStatements(0);
  }

  /** As many as fit into a small part of the heap. */
  public static RecentStatements forThisMachine() {
    long most = Runtime.getRuntime().maxMemory() / SHARE / USUAL;
    return new RecentStatements(Integer.highestOneBit((int) Math.min(Math.max(most, 1), 1 << 20)));
  }

  /** The statement at a place; null where it is not known here. */
  @Nullable Unpacked get(long seq) {
    Unpacked found = slots.length() == 0 ? null : slots.get((int) seq & mask);
    return found != null && found.seq() == seq && !changed.contains(seq) ? found : null;
  }

  /**
   * Forgets what was at a place, and does not take it again: somebody may be reading what was there
   * before.
   */
  public void forget(long seq) {
    if (slots.length() > 0) {
      changed.add(seq);
      slots.updateAndGet(
          (int) seq & mask, there -> there == null || there.seq() == seq ? null : there);
    }
  }

  void put(Unpacked statement) {
    if (takes(statement.json()) && !changed.contains(statement.seq())) {
      slots.set((int) statement.seq() & mask, statement);
    }
  }

  /**
   * Remembers what has just been stored, for plugins are going to ask for it.
   *
   * @param statements what the rows hold, in the same order
   */
  public void put(List<LogRow> rows, List<ValidStatement> statements) {
    for (int i = 0; i < rows.size(); i++) {
      LogRow row = rows.get(i);
      if (takes(statements.get(i).json())) {
        byte[] json = statements.get(i).stamped(row.stored());
        put(new Unpacked(row.seq(), row.id(), row.stored(), row.voiding(), json));
      }
    }
  }

  /** Whether such a statement is remembered at all. */
  boolean takes(byte[] json) {
    return slots.length() > 0 && json.length <= LARGEST;
  }
}
