package org.trailmark.lrs.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.function.LongPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TermIndexTest {
  private final MemoryRuns runs = new MemoryRuns();
  private final PlainIndex plain = new PlainIndex();
  private TermIndex index = new TermIndex(new IndexShape(1, 2), List.of());

  private static IndexShape shape(Random random) {
    return new IndexShape(1 + random.nextInt(5), 2 + random.nextInt(2));
  }

  private void writeAll() throws SQLException {
    while (index.write(runs, runs)) {
      assertThat(index.unwritten()).isNotNegative();
    }
  }

  private void reopen(IndexShape shape) {
    index = new TermIndex(shape, runs.runs());
    index.add(plain.from(index.firstUnwritten()));
  }

  @Property(tries = 150)
  void search_whateverWasDone_findsWhatLookingAtEverythingFinds(@ForAll long seed)
      throws SQLException {
    Random random = new Random(seed);
    reopen(shape(random));
    for (int step = 0; step < 60; step++) {
      switch (random.nextInt(8)) {
        case 0 -> index.write(runs, runs);
        case 1 -> writeAll();
        case 2 -> sweepIfQuiet();
        case 3 -> reopen(shape(random));
        default -> index.add(plain.more(random, 1 + random.nextInt(5)));
      }
      assertFinds(random);
    }
  }

  /** So many entries that a run has several pages, and keys that reach over their ends. */
  @Property(tries = 10)
  void search_runsOfManyPages_findsWhatLookingAtEverythingFinds(@ForAll long seed)
      throws SQLException {
    Random random = new Random(seed);
    reopen(new IndexShape(100, 2));
    for (int i = 0; i < 8; i++) {
      index.add(plain.more(random, 50));
      writeAll();
    }
    for (int i = 0; i < 5; i++) {
      assertFinds(random);
    }
  }

  private void sweepIfQuiet() {
    if (index.isQuiet()) {
      runs.sweep();
    }
  }

  private void assertFinds(Random random) throws SQLException {
    long one = key(random);
    long other = key(random);
    LongPredicate hasOne = plain.has(one);
    LongPredicate hasOther = plain.has(other);
    try (Search search = index.search(runs)) {
      assertThat(search.holds(one))
          .isEqualTo(plain.from(1).stream().anyMatch(row -> hasOne.test(row.seq())));
      for (Direction direction : Direction.values()) {
        assertWalk(random, search.places(one, direction), hasOne, plain.newest(), direction);
        Places common =
            Search.common(List.of(search.places(one, direction), search.places(other, direction)));
        assertWalk(random, common, hasOne.and(hasOther), plain.newest(), direction);
        Places either =
            Search.either(
                search.places(one, direction), search.places(other, direction), direction);
        assertWalk(random, either, hasOne.or(hasOther), plain.newest(), direction);
      }
    }
  }

  private long key(Random random) {
    return random.nextInt(5) == 0
        ? 1_000 + random.nextInt((int) plain.newest() + 2)
        : PlainIndex.KEYS[random.nextInt(PlainIndex.KEYS.length)];
  }

  /** Walks to the end in leaps, some of which stay where they are. */
  private static void assertWalk(
      Random random, Places places, LongPredicate wanted, long newest, Direction direction)
      throws SQLException {
    boolean up = direction == Direction.ASCENDING;
    long from = up ? random.nextInt(3) : newest + random.nextInt(3);
    long found;
    do {
      found = places.next(from);
      assertThat(found).isEqualTo(PlainIndex.next(wanted, from, newest, direction));
      long leap = random.nextInt(3) * random.nextInt(4);
      from = up ? found + leap : found - leap;
    } while (found != Places.NONE && from != found);
    while (found != Places.NONE) {
      assertThat(places.next(found)).isEqualTo(found);
      from = direction.after(found);
      found = places.next(from);
      assertThat(found).isEqualTo(PlainIndex.next(wanted, from, newest, direction));
    }
  }

  @Test
  void search_begunBeforeAMerge_readsOnAndKeepsItFromBeingQuiet() throws SQLException {
    Random random = new Random(1);
    reopen(new IndexShape(2, 2));
    index.add(plain.more(random, 2));
    writeAll();
    long newest = plain.newest();
    try (Search search = index.search(runs)) {
      Places falling = search.places(1_000 + 1, Direction.DESCENDING);
      Places rising = search.places(0, Direction.ASCENDING);
      for (int i = 0; i < 6; i++) {
        index.add(plain.more(random, 2));
      }
      writeAll();

      assertThat(runs.runs()).anyMatch(run -> run.level() > 1);
      assertThat(index.isQuiet()).isFalse();
      assertWalk(random, falling, plain.has(1_000 + 1), newest, Direction.DESCENDING);
      assertWalk(random, rising, plain.has(0), newest, Direction.ASCENDING);
    }

    assertThat(index.isQuiet()).isTrue();
    assertThat(runs.sweep()).isTrue();
    assertFinds(random);
  }

  @Test
  void firstUnwritten_afterReopening_isBehindTheLastRun() throws SQLException {
    Random random = new Random(1);
    reopen(new IndexShape(3, 2));
    index.add(plain.more(random, 10));
    long written = plain.newest();
    writeAll();
    index.add(plain.more(random, 1));

    TermIndex reopened = new TermIndex(new IndexShape(3, 2), runs.runs());

    assertThat(reopened.firstUnwritten()).isEqualTo(written + 1);
  }
}
