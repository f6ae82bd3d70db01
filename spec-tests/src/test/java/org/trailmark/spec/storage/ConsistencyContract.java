package org.trailmark.spec.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.ValidStatement;

/** Many at once: nothing is lost, nothing goes backwards, and what is promised about time holds. */
interface ConsistencyContract extends StorageFixture {

  @Test
  default void append_manyThreads_allFoundInOneOrder() throws Exception {
    int writers = 8;
    int batches = 40;
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      List<Callable<Set<UUID>>> work = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        String agent = "agent" + i;
        work.add(() -> appendBatches(agent, batches));
      }
      Set<UUID> sent = new HashSet<>();
      for (Future<Set<UUID>> done : threads.invokeAll(work)) {
        sent.addAll(done.get());
      }

      List<StoredStatement> log = storage().log().readAfter(0, 10_000);
      assertThat(log).extracting(StoredStatement::id).containsExactlyInAnyOrderElementsOf(sent);
      assertThat(log).extracting(StoredStatement::seq).isSorted().doesNotHaveDuplicates();
      assertThat(log).extracting(StoredStatement::stored).isSorted();
      assertThat(ids(Find.all().agent("agent3").limit(10_000))).hasSize(sent.size() / writers);
    } finally {
      threads.shutdownNow();
    }
  }

  private Set<UUID> appendBatches(String agent, int batches) {
    Set<UUID> ids = new HashSet<>();
    for (int batch = 0; batch < batches; batch++) {
      ValidStatement one = Sample.of(agent, "passed").statement();
      ValidStatement two = Sample.of(agent, "confirmed").about(one.id()).statement();
      append(one, two);
      ids.add(one.id());
      ids.add(two.id());
      clock().move(Duration.ofMillis(ThreadLocalRandom.current().nextInt(-3, 10)));
      assertThat(storage().reader().find(two.id())).as("acknowledged, so visible").isPresent();
    }
    return ids;
  }

  @Test
  default void consistentThrough_idle_isNow() {
    assertThat(storage().reader().consistentThrough()).isEqualTo(clock().instant());
    clock().move(Duration.ofHours(1));
    assertThat(storage().reader().consistentThrough()).isEqualTo(clock().instant());
  }

  @Test
  default void consistentThrough_clockSetBack_isKept() {
    Instant promised = storage().reader().consistentThrough();
    clock().move(Duration.ofHours(-1));

    UUID later = append(Sample.of("ann", "passed"));

    assertThat(storage().reader().find(later).orElseThrow().stored()).isAfterOrEqualTo(promised);
  }

  /** What was seen below a promised time never grows afterwards. */
  @Test
  @Timeout(60)
  default void consistentThrough_underLoad_nothingComesBelowIt() throws Exception {
    AtomicBoolean going = new AtomicBoolean(true);
    ExecutorService threads = Executors.newFixedThreadPool(5);
    List<Promise> promises = new ArrayList<>();
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        writers.add(threads.submit(() -> appendWhile(going)));
      }
      int seen = 0;
      while (promises.size() < 100 || seen < 200) {
        Instant through = storage().reader().consistentThrough();
        seen = countBefore(through);
        promises.add(new Promise(through, seen));
      }
      going.set(false);
      for (Future<?> writer : writers) {
        writer.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(promises).isSortedAccordingTo((a, b) -> a.through().compareTo(b.through()));
    assertThat(promises)
        .allSatisfy(
            promise -> assertThat(countBefore(promise.through())).isEqualTo(promise.count()));
  }

  private void appendWhile(AtomicBoolean going) {
    while (going.get()) {
      append(Sample.of("ann", "passed"));
      clock().move(Duration.ofMillis(1));
    }
  }

  private int countBefore(Instant time) {
    return ids(Find.all().until(time.minusMillis(1)).limit(1_000_000)).size();
  }

  /** A time that was promised, and how many statements were seen below it then. */
  record Promise(Instant through, int count) {}
}
