package org.trailmark.lrs.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One thread adds, one writes, merges and sweeps, and two search. */
class TermIndexThreadsTest {
  private static final int ALL = 20_000;
  private static final int MOST_UNWRITTEN = 2;
  private static final long EVERYWHERE = -5;
  private static final long EVEN = 5;

  private final SharedRuns runs = new SharedRuns();
  private TermIndex index = new TermIndex(new IndexShape(50, 2), List.of());
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private volatile long added;

  private record Row(long seq) implements Indexed {
    @Override
    public long[] keys() {
      return seq % 2 == 0 ? new long[] {EVERYWHERE, EVEN} : new long[] {EVERYWHERE};
    }
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  /** In short trails all keys are rare, in long ones they become frequent while they are sought. */
  @ParameterizedTest
  @ValueSource(longs = {50, 3_000})
  void search_whileOthersAddAndWrite_findsAllThatWasAddedBefore(long trail) throws Exception {
    index = new TermIndex(new IndexShape(trail, 2), List.of());
    List<Future<Long>> searches = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      searches.add(threads.submit(this::searchOn));
    }
    Future<Long> merges = threads.submit(this::writeOn);
    threads.submit(() -> addAll(merges)).get();

    assertThat(merges.get()).isPositive();
    for (Future<Long> search : searches) {
      assertThat(search.get()).isPositive();
    }
    assertThat(index.unwritten()).isZero();
    assertThat(index.isQuiet()).isTrue();
  }

  /** Adds no faster than is written, so that there are runs to be searched and merged. */
  private long addAll(Future<Long> writing) {
    try {
      while (added < ALL) {
        List<Row> rows = new ArrayList<>();
        for (long seq = added + 1; seq <= added + 7; seq++) {
          rows.add(new Row(seq));
        }
        index.add(rows);
        added = rows.get(rows.size() - 1).seq;
        while (index.unwritten() > MOST_UNWRITTEN && !writing.isDone()) {
          Thread.onSpinWait();
        }
      }
      return added;
    } finally {
      added = Math.max(added, ALL); // a failure must not leave the others waiting
    }
  }

  /** How many steps there were. */
  private long writeOn() throws SQLException {
    long steps = 0;
    boolean last;
    do {
      last = added >= ALL;
      while (index.write(runs, runs)) {
        steps++;
      }
      if (index.isQuiet()) {
        runs.sweep();
      }
    } while (!last);
    return steps;
  }

  /** How many searches there were. */
  private long searchOn() throws SQLException {
    long searches = 0;
    boolean last;
    do {
      long before = added;
      last = before >= ALL;
      try (Search search = index.search(runs)) {
        assertThat(count(search, EVERYWHERE, Direction.DESCENDING, 1))
            .isGreaterThanOrEqualTo(before);
        assertThat(count(search, EVEN, Direction.ASCENDING, 2)).isGreaterThanOrEqualTo(before / 2);
      }
      searches++;
    } while (!last);
    return searches;
  }

  /** Counts the places of a key, which must be all multiples of a step, without a gap. */
  private static long count(Search search, long key, Direction direction, int step)
      throws SQLException {
    Places places = search.places(key, direction);
    List<Long> found = new ArrayList<>();
    long from = direction == Direction.ASCENDING ? 1 : Long.MAX_VALUE;
    for (long at = places.next(from); at != Places.NONE; at = places.next(direction.after(at))) {
      found.add(at);
    }
    if (direction == Direction.DESCENDING) {
      Collections.reverse(found);
    }
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).isEqualTo((long) step * (i + 1));
    }
    return found.size();
  }

  /** One at a time, as a database has it. */
  private static final class SharedRuns implements RunStore, RunStore.Reader {
    private final MemoryRuns runs = new MemoryRuns();

    @Override
    public synchronized List<KeptRun> runs() {
      return runs.runs();
    }

    @Override
    public synchronized long begin() {
      return runs.begin();
    }

    @Override
    public synchronized void write(long run, List<EncodedPage> pages) {
      runs.write(run, pages);
    }

    @Override
    public synchronized void finish(KeptRun run, List<Long> inPlaceOf) {
      runs.finish(run, inPlaceOf);
    }

    @Override
    public synchronized void forgetFrom(long run) {
      runs.forgetFrom(run);
    }

    @Override
    public synchronized boolean sweep() {
      return runs.sweep();
    }

    @Override
    public synchronized @Nullable EncodedPage floor(long run, long key, long place) {
      return runs.floor(run, key, place);
    }

    @Override
    public synchronized @Nullable EncodedPage higher(long run, long key, long place) {
      return runs.higher(run, key, place);
    }
  }
}
