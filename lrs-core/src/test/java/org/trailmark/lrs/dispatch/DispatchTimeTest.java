package org.trailmark.lrs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.dispatch.DispatchStatus.State;
import org.trailmark.lrs.store.StoredStatement;

class DispatchTimeTest extends DispatchFixture {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private Dispatcher caughtUp() {
    Dispatcher dispatcher = start(QUICK);
    await().until(() -> dispatcher.status().caughtUpThrough().equals(clock.instant()));
    return dispatcher;
  }

  @Test
  void start_emptyLog_tellsTheTimeOnce() throws Exception {
    Dispatcher dispatcher = start(QUICK);
    await().until(() -> dispatcher.status().caughtUpThrough().equals(clock.instant()));

    assertThat(handler.times).containsExactly(clock.instant());
    assertThat(dispatcher.awaitThrough(clock.instant(), Duration.ZERO)).isTrue();
  }

  @Test
  void statements_handled_timeIsToldAfterThem() {
    caughtUp();
    clock.move(Duration.ofMinutes(1));

    append(1);

    await().until(() -> handler.times.contains(clock.instant()));
    assertThat(seen()).hasSize(1);
  }

  @Test
  void wake_tellsTheTimeAgain() {
    Dispatcher dispatcher = caughtUp();
    int before = handler.times.size();

    dispatcher.wake();

    await().until(() -> handler.times.size() > before);
  }

  @Test
  void commitWithoutNewStatements_tellsNothing() {
    Dispatcher dispatcher = caughtUp();
    handler.times.clear();

    dispatcher.quarantine().retry(99).toCompletableFuture().join(); // rings, and passes a round

    assertThat(handler.times).isEmpty();
  }

  @Test
  void askedTime_clockJumps_isNoticedWithoutAWake() {
    Instant asked = clock.instant().plus(Duration.ofDays(30));
    handler.askFor = Optional.of(asked);
    caughtUp();
    assertThat(handler.times).doesNotContain(asked);

    clock.move(Duration.ofDays(30));

    await().until(() -> handler.times.contains(asked));
  }

  @Test
  void askedTime_notAfterNow_isToldAtOnce() {
    AtomicInteger rounds = new AtomicInteger(10);
    handler.timeTrap =
        now -> {
          if (rounds.decrementAndGet() > 0) {
            handler.askFor = Optional.of(now);
          }
        };

    start(QUICK);

    await().until(() -> rounds.get() == 0);
    assertThat(handler.times).hasSize(10).containsOnly(clock.instant());
  }

  @Test
  void timeThatFails_isRepeatedWhileStatementsGoOn() {
    AtomicInteger failures = new AtomicInteger();
    handler.timeTrap =
        now -> {
          failures.incrementAndGet();
          throw new IllegalStateException("not now");
        };
    Dispatcher dispatcher = start(QUICK);
    append(5);

    await().until(() -> failures.get() > QUICK.attempts() && seen().size() == 5);
    await().until(() -> dispatcher.status().state() == State.RETRYING);
    assertThat(dispatcher.status().caughtUpThrough()).isEqualTo(Instant.EPOCH);

    handler.timeTrap = now -> {};
    await().until(() -> dispatcher.status().caughtUpThrough().equals(clock.instant()));
    assertThat(numbers("recording", "SELECT at FROM told")).hasSize(1);
  }

  @Test
  void time_clockSetBackAndProgramRestarted_neverFalls() {
    Instant first = clock.instant();
    caughtUp();
    restart();
    clock.move(Duration.ofHours(-1));

    Dispatcher dispatcher = start(QUICK);
    dispatcher.wake();

    await().until(() -> handler.times.size() >= 2);
    assertThat(handler.times).containsOnly(first);
  }

  @Test
  void clockSetBack_isToldAgain_thoughNothingIsDue() {
    handler.askFor = Optional.of(clock.instant().plus(Duration.ofDays(30)));
    Instant first = clock.instant();
    caughtUp();
    handler.times.clear();

    clock.move(Duration.ofHours(-1));

    await().until(() -> !handler.times.isEmpty());
    assertThat(handler.times).containsOnly(first);
  }

  @Test
  void timeByTheClock_toldAlreadyAndSetBack_isAskedForInItsTime_andNotWithoutARest() {
    Instant first = clock.instant();
    Instant asked = first.minus(Duration.ofMinutes(30));
    List<Long> calls = new CopyOnWriteArrayList<>();
    handler.timeTrap =
        now -> {
          calls.add(System.nanoTime());
          handler.askFor = clock.instant().isBefore(asked) ? Optional.of(asked) : Optional.empty();
        };
    caughtUp();
    restart();
    clock.move(Duration.ofHours(-1));

    start(QUICK);
    await().until(() -> calls.size() >= 4);
    // Lower bounds hold on any machine: between two of them a second lies.
    assertThat(calls.get(3) - calls.get(2)).isGreaterThanOrEqualTo(SECOND);

    clock.move(Duration.ofMinutes(30));
    await().until(() -> handler.askFor.isEmpty() && calls.size() >= 5);
    assertThat(handler.times).containsOnly(first);
  }

  @Test
  void time_underLoad_onlyWhenAllBeforeItIsHandled() throws Exception {
    List<StoredStatement> handled = new CopyOnWriteArrayList<>();
    AtomicInteger broken = new AtomicInteger();
    handler.trap = handled::add;
    handler.timeTrap =
        now -> {
          long before =
              storage.log().readAfter(0, 100_000).stream()
                  .filter(statement -> statement.stored().isBefore(now))
                  .count();
          long mine =
              handled.stream().filter(statement -> statement.stored().isBefore(now)).count();
          if (before != mine) {
            broken.incrementAndGet();
          }
        };
    Dispatcher dispatcher = start(QUICK);
    for (int i = 0; i < 300; i++) {
      append(1);
      clock.move(Duration.ofMillis(1));
    }

    assertThat(dispatcher.awaitThrough(clock.instant(), SOON)).isTrue();
    assertThat(broken).hasValue(0);
    assertThat(handled).hasSize(300);
    assertThat(handler.times).isSorted().hasSizeGreaterThan(1);
  }

  @Test
  void awaitThrough_timeHasNotCome_isFalse() throws Exception {
    Dispatcher dispatcher = caughtUp();
    Instant later = clock.instant().plusSeconds(1);

    assertThat(dispatcher.awaitThrough(later, Duration.ofMillis(100))).isFalse();
  }

  @Test
  void awaitThrough_closed_isFalse() throws Exception {
    Dispatcher dispatcher = caughtUp();
    dispatcher.close();
    clock.move(Duration.ofSeconds(1));

    assertThat(dispatcher.awaitThrough(clock.instant(), SOON)).isFalse();
  }
}
