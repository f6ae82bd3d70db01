package org.trailmark.lrs.sql.log;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.ValidStatement;

/**
 * Statements that were stored or read a short while ago, unpacked. What is asked for most is what
 * came last, and rows of the log change with erasures alone; so a place in the log has one slot
 * here, and what is stored later takes it over. What is read may take three others as well: else
 * two statements of one slot that are read in turns would drive each other out for ever. Safe on
 * any thread.
 */
public final class RecentStatements {
  /** Of the heap, where statements have the usual length; a large one is left out. */
  private static final int SHARE = 16;

  private static final int USUAL = 2 << 10;
  private static final int LARGEST = 2 * USUAL;

  /** So many slots are open to a statement that was read. */
  private static final int OPEN = 4;

  private final AtomicReferenceArray<Unpacked> slots;
  private final int mask;

  /** Places whose statements were erased or changed since the start. */
  private final Set<Long> changed = ConcurrentHashMap.newKeySet();

  /**
   * @param slots how many at most: 0, or a power of two and as many as are open to one
   */
  RecentStatements(int slots) {
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
    return new RecentStatements(
        Integer.highestOneBit((int) Math.min(Math.max(most, OPEN), 1 << 20)));
  }

  /** The statement at a place; null where it is not known here. */
  @Nullable Unpacked get(long seq) {
    Unpacked found = kept(seq);
    return found == null || changed.contains(seq) ? null : found;
  }

  /** What lies here of a place, whether it may be given out or not. */
  @Nullable Unpacked kept(long seq) {
    for (int i = 0; i < OPEN && slots.length() > 0; i++) {
      Unpacked found = slots.get(slot(seq, i));
      if (found != null && found.seq() == seq) {
        return found;
      }
    }
    return null;
  }

  /** Far apart, so that statements that lie side by side in the log take no slot of each other. */
  private int slot(long seq, int which) {
    return ((int) seq + which * (slots.length() / OPEN)) & mask;
  }

  /**
   * Forgets what was at a place, and does not take it again: somebody may be reading what was there
   * before.
   */
  public void forget(long seq) {
    if (slots.length() > 0) {
      changed.add(seq);
      takeAway(seq);
    }
  }

  private void takeAway(long seq) {
    for (int i = 0; i < OPEN; i++) {
      slots.updateAndGet(slot(seq, i), there -> there == null || there.seq() == seq ? null : there);
    }
  }

  /** Remembers what was read: where nothing is, or in the place of any. */
  void put(Unpacked statement) {
    if (takes(statement.json())) {
      int which = 0;
      while (which < OPEN && slots.get(slot(statement.seq(), which)) != null) {
        which++;
      }
      put(statement, which < OPEN ? which : ThreadLocalRandom.current().nextInt(OPEN));
    }
  }

  private void put(Unpacked statement, int which) {
    slots.set(slot(statement.seq(), which), statement);
    if (changed.contains(statement.seq())) {
      takeAway(statement.seq()); // asked afterwards, or it might be erased in between and stay
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
        put(new Unpacked(row.seq(), row.id(), row.stored(), row.voiding(), json), 0);
      }
    }
  }

  /** Whether such a statement is remembered at all. */
  boolean takes(byte[] json) {
    return slots.length() > 0 && json.length <= LARGEST;
  }
}
