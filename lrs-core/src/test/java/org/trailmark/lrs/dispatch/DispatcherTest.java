package org.trailmark.lrs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.dispatch.DispatchStatus.State;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.PluginDatabase;

class DispatcherTest extends DispatchFixture {

  @Test
  void start_withHistory_deliversItAndWhatFollows() {
    append(3);
    Dispatcher dispatcher = start(QUICK);
    append(2);

    await().untilAsserted(() -> assertThat(seen()).containsExactly(1L, 2L, 3L, 4L, 5L));
    await().until(() -> dispatcher.status().lag() == 0);
    assertThat(dispatcher.status().state()).isEqualTo(State.RUNNING);
    assertThat(dispatcher.status().lastError()).isNull();
    assertThat(database("recording").<Long>read(Checkpoints::read)).isEqualTo(5);
  }

  @Test
  void backlog_isForeseen_andHandedOverAsItWas() {
    int all = ReadAhead.FIRST + ReadAhead.BATCH + 10;
    appendTogether(all);
    Dispatcher dispatcher = start(QUICK);

    await().until(() -> dispatcher.status().lag() == 0);
    assertThat(seen()).isEqualTo(LongStream.rangeClosed(1, all).boxed().toList());
    assertThat(handler.handed).extracting(List::size).endsWith(ReadAhead.BATCH, 10);
    assertThat(handler.foreseen).hasSize(handler.handed.size() - 1);
    for (int i = 0; i < handler.foreseen.size(); i++) {
      assertThat(handler.foreseen.get(i)).isSameAs(handler.handed.get(i + 1));
    }
  }

  @Test
  void handlerThatFailsToForesee_isGivenAllTheSame() {
    handler.foresight =
        () -> {
          throw new IllegalStateException("no crystal ball");
        };
    appendTogether(ReadAhead.FIRST + 10);
    Dispatcher dispatcher = start(QUICK);

    await().until(() -> dispatcher.status().lag() == 0);
    assertThat(seen()).hasSize(ReadAhead.FIRST + 10);
    assertThat(dispatcher.status().lastError()).isNull();
  }

  /** Else what is stored while the last batch is handled would be before a time that was told. */
  @Test
  void whatWasReadAhead_saysNothingOfTheTime() {
    handler.trap =
        statement -> {
          if (statement.seq() == ReadAhead.FIRST) {
            awaitForeseen();
            append(1);
          }
        };
    handler.timeTrap = now -> handler.handed.add(List.of()); // between the batches
    appendTogether(ReadAhead.FIRST + 10);
    Dispatcher dispatcher = start(QUICK);

    await().until(() -> dispatcher.status().lag() == 0 && !handler.times.isEmpty());
    assertThat(seen()).hasSize(ReadAhead.FIRST + 11);
    assertThat(handler.handed.subList(0, 3)).extracting(List::size).doesNotContain(0);
  }

  private void awaitForeseen() {
    await().until(() -> !handler.foreseen.isEmpty());
  }

  @Test
  void statements_handlerFailsAtRandomAndProgramRestarts_takeEffectOnce() {
    Random random = new Random(7);
    handler.trap =
        statement -> {
          if (random.nextInt(4) == 0) {
            throw new IOException("bad luck with " + statement.seq());
          }
        };
    RetryPolicy patient = new RetryPolicy(1000, Duration.ofNanos(1000), Duration.ofNanos(2000));
    for (int run = 0; run < 6; run++) {
      start(patient);
      append(20);
      restart();
    }
    start(patient);

    List<Long> all = LongStream.rangeClosed(1, 120).boxed().toList();
    await().untilAsserted(() -> assertThat(seen()).isEqualTo(all));
  }

  @Test
  void close_whileHandlerIsAtWork_takesItsEffectWhollyOrNotAtAll() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    handler.trap =
        statement -> {
          inside.countDown();
          goOn.await();
        };
    append(2);
    Dispatcher dispatcher = start(QUICK);
    inside.await();
    assertThat(seen()).isEmpty();

    Thread closing = new Thread(dispatcher::close);
    closing.start();
    goOn.countDown();
    closing.join();

    assertThat(seen()).hasSize((int) (long) database("recording").<Long>read(Checkpoints::read));
    assertThat(dispatcher.status().state()).isEqualTo(State.STOPPED);
  }

  @Test
  void plugin_thatNeverSucceeds_doesNotHoldUpItsNeighbour() {
    handler.trap =
        statement -> {
          throw new IllegalStateException("never");
        };
    Dispatcher failing = start(new RetryPolicy(100, Duration.ofMillis(1), Duration.ofSeconds(60)));
    RecordingHandler good = new RecordingHandler();
    start("neighbour", good, database("neighbour"), QUICK);

    append(5);

    await().untilAsserted(() -> assertThat(seen("neighbour")).hasSize(5));
    await().until(() -> failing.status().state() == State.RETRYING);
    assertThat(seen()).isEmpty();
    assertThat(failing.status().lag()).isPositive();
    assertThat(failing.status().lastError()).contains("never");
    assertThat(failing.status().lastErrorAt()).isEqualTo(clock.instant());
  }

  @Test
  void pluginDatabase_failsForLong_nothingIsQuarantined() {
    AtomicInteger outages = new AtomicInteger(20);
    Dispatcher dispatcher =
        start("recording", handler, new Failing(database("recording"), outages), QUICK);

    append(3);

    await().untilAsserted(() -> assertThat(seen()).containsExactly(1L, 2L, 3L));
    assertThat(outages).hasNonPositiveValue();
    assertThat(dispatcher.quarantine().list(0, 10)).isEmpty();
  }

  @Test
  void handler_interruptsItself_dispatchGoesOn() {
    handler.trap = statement -> Thread.currentThread().interrupt();
    start(QUICK);

    append(1);
    await().untilAsserted(() -> assertThat(seen()).hasSize(1));
    append(1);

    await().untilAsserted(() -> assertThat(seen()).hasSize(2));
  }

  @Test
  void start_checkpointBeyondTheLog_stopsAndSaysWhy() {
    database("recording")
        .write(
            tx -> {
              Checkpoints.advance(tx, 42);
              return true;
            });

    Dispatcher dispatcher = start(QUICK);

    await().until(() -> dispatcher.status().state() == State.STOPPED);
    assertThat(dispatcher.status().lastError()).contains("42").contains("backup");
  }

  /** A database that is away for a while. */
  private record Failing(PluginDatabase real, AtomicInteger outages) implements PluginDatabase {
    @Override
    public <T extends @Nullable Object> T read(SqlWork<T> work) {
      return real.read(work);
    }

    @Override
    public <T extends @Nullable Object> T write(SqlWork<T> work) {
      return real.write(
          tx -> {
            T result = work.run(tx);
            if (outages.decrementAndGet() >= 0) {
              throw new LrsException(ProblemCode.STORE_UNAVAILABLE, "The disk is full.");
            }
            return result;
          });
    }
  }
}
