package org.trailmark.lrs.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.Test;

class TermIndexTest {
  private MemoryRuns runs = new MemoryRuns();
  private PlainIndex plain = new PlainIndex();
  private TermIndex index = new TermIndex(new IndexShape(1, 2), List.of());

  /** The tries of a property share an instance. */
  @BeforeTry
  void forget() {
    runs = new MemoryRuns();
    plain = new PlainIndex();
  }

  private static IndexShape shape(Random random) {
    return new IndexShape(1 + random.nextInt(5), 2 + random.nextInt(2));
  }

  private void writeAll() throws SQLException {
    boolean more = true;
    while (more) {
      more = index.write(runs, runs);
    }
    assertThat(index.unwritten()).isZero();
  }

  private void sweepIfQuiet() {
    if (index.isQuiet()) {
      runs.sweep();
    }
  }

  private void reopen(IndexShape shape) {
    index = new TermIndex(shape, runs.runs());
    index.add(plain.from(index.firstUnwritten()));
  }

  @Property(tries = 50)
  void search_whateverWasDone_findsWhatSetsFind(@ForAll long seed) throws SQLException {
    Random random = new Random(seed);
    reopen(shape(random));
    for (int step = 0; step < 40; step++) {
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
  void search_runsOfManyPages_findsWhatSetsFind(@ForAll long seed) throws SQLException {
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

  /** Trails in which keys become frequent, searched before and after they are written. */
  @Property(tries = 5)
  void search_trailsWithFrequentKeys_findsWhatSetsFind(@ForAll long seed) throws SQLException {
    Random random = new Random(seed);
    IndexShape shape = new IndexShape(3_000, 2);
    reopen(shape);
    for (int i = 0; i < 6; i++) {
      index.add(plain.more(random, 1 + random.nextInt(2_000)));
      assertFinds(random);
      if (random.nextBoolean()) {
        writeAll();
        assertFinds(random);
      }
    }
    reopen(shape);
    for (int i = 0; i < 5; i++) {
      assertFinds(random);
    }
  }

  /** As an erasure leaves it, where the index is made anew from what is there. */
  @Property(tries = 20)
  void search_beyondWideGaps_findsWhatSetsFind(@ForAll long seed) throws SQLException {
    Random random = new Random(seed);
    IndexShape shape = new IndexShape(2_500, 2);
    reopen(shape);
    plain.skip(random.nextInt(2) * 200_000_000L);
    List<PlainIndex.Row> all = new ArrayList<>(plain.more(random, 2_000));
    plain.skip(5_000_000_000L);
    all.addAll(plain.more(random, 2_000));

    index.add(all);
    assertFinds(random);
    writeAll();
    assertFinds(random);

    assertThat(runs.runs().get(0).first()).isEqualTo(1);
    for (int i = 1; i < runs.runs().size(); i++) {
      assertThat(runs.runs().get(i).first()).isEqualTo(runs.runs().get(i - 1).last() + 1);
    }
    reopen(shape);
    assertFinds(random);
  }

  private void assertFinds(Random random) throws SQLException {
    long one = key(random);
    long other = key(random);
    NavigableSet<Long> both = plain.places(one);
    both.retainAll(plain.places(other));
    NavigableSet<Long> any = plain.places(one);
    any.addAll(plain.places(other));
    try (Search search = index.search(runs)) {
      assertThat(search.holds(one)).isEqualTo(!plain.places(one).isEmpty());
      for (Direction way : Direction.values()) {
        assertWalk(random, search.places(one, way), plain.places(one), way);
        assertWalk(
            random,
            Search.common(List.of(search.places(one, way), search.places(other, way))),
            both,
            way);
        assertWalk(
            random,
            Search.either(search.places(one, way), search.places(other, way), way),
            any,
            way);
      }
    }
  }

  private long key(Random random) {
    return random.nextInt(5) == 0
        ? PlainIndex.own(random.nextInt((int) plain.newest() + 2))
        : PlainIndex.KEYS[random.nextInt(PlainIndex.KEYS.length)];
  }

  /** Walks to the end: to the next place, over some, or staying where it is. */
  private static void assertWalk(
      Random random, Places places, NavigableSet<Long> wanted, Direction way) throws SQLException {
    boolean up = way == Direction.ASCENDING;
    long from = up ? random.nextInt(3) : Long.MAX_VALUE - random.nextInt(3);
    List<Long> found = new ArrayList<>();
    List<Long> expected = new ArrayList<>();
    long at;
    do {
      Long next = up ? wanted.ceiling(from) : wanted.floor(from);
      expected.add(next == null ? Places.NONE : next);
      at = places.next(from);
      found.add(at);
      long leap = (long) random.nextInt(2) * random.nextInt(20) + (at == from ? 1 : 0);
      from = up ? at + leap : at - leap;
    } while (at != Places.NONE);
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void search_begunBeforeAMerge_readsOnAndKeepsItFromBeingQuiet() throws SQLException {
    Random random = new Random(1);
    reopen(new IndexShape(2, 2));
    index.add(plain.more(random, 4));
    writeAll();
    NavigableSet<Long> before = plain.places(0);
    try (Search search = index.search(runs)) {
      Places falling = search.places(0, Direction.DESCENDING);
      Places rising = search.places(0, Direction.ASCENDING);
      for (int i = 0; i < 6; i++) {
        index.add(plain.more(random, 2));
      }
      writeAll();
      sweepIfQuiet();

      assertThat(runs.runs()).anyMatch(run -> run.level() > 1);
      assertThat(index.isQuiet()).isFalse();
      assertWalk(random, falling, before, Direction.DESCENDING);
      assertWalk(random, rising, before, Direction.ASCENDING);
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
    writeAll();
    long written = runs.runs().get(runs.runs().size() - 1).last();
    assertThat(plain.newest() - written).isBetween(0L, 2L);
    index.add(plain.more(random, 1));

    reopen(new IndexShape(3, 2));

    assertThat(index.firstUnwritten()).isEqualTo(written + 1);
  }
}
