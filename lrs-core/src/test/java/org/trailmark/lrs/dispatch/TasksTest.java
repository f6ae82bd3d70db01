package org.trailmark.lrs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.plugin.PluginTask;
import org.trailmark.lrs.plugin.Schedule;

class TasksTest extends DispatchFixture {
  private static final Schedule HOURLY = Schedule.every(Duration.ofHours(1));

  private final List<Instant> done = new ArrayList<>();
  private boolean broken;

  private Tasks tasks(Schedule schedule) {
    PluginTask fetch =
        new PluginTask(
            "fetch",
            schedule,
            due -> {
              if (broken) {
                throw new IllegalStateException("nobody answers");
              }
              done.add(due);
            });
    Tasks tasks = new Tasks(List.of(fetch), database("recording"), clock);
    tasks.plan();
    return tasks;
  }

  private static TaskStatus status(Tasks tasks) {
    return tasks.status().get(0);
  }

  @Test
  void task_isDoneWhenItIsDue_andNotBefore() {
    Instant begin = clock.instant();
    Tasks tasks = tasks(HOURLY);
    clock.move(Duration.ofMinutes(59));
    assertThat(tasks.runDue()).isEmpty();

    clock.move(Duration.ofMinutes(1));

    assertThat(tasks.runDue()).containsExactly(new Tasks.Outcome("fetch", null));
    assertThat(tasks.runDue()).isEmpty();
    assertThat(done).containsExactly(begin.plus(Duration.ofHours(1)));
    assertThat(status(tasks).doneAt()).isEqualTo(clock.instant());
    assertThat(tasks.nextAt()).contains(begin.plus(Duration.ofHours(2)));
  }

  @Test
  void whatWasMissed_isMadeUpForOnce_andTheRestKeepsItsTimes() {
    Instant begin = clock.instant();
    tasks(HOURLY);
    clock.move(Duration.ofMinutes(200));
    restart();

    Tasks again = tasks(HOURLY);

    assertThat(again.runDue()).hasSize(1);
    assertThat(again.runDue()).isEmpty();
    assertThat(done).containsExactly(begin.plus(Duration.ofHours(1)));
    assertThat(again.nextAt()).contains(begin.plus(Duration.ofHours(4)));
  }

  @Test
  void taskThatThrows_isTriedAgainForTheSameTime_andShowsWhy() {
    Instant due = clock.instant().plus(Duration.ofHours(1));
    Tasks tasks = tasks(HOURLY);
    broken = true;
    clock.move(Duration.ofHours(1));

    assertThat(tasks.runDue()).extracting(Tasks.Outcome::failure).doesNotContainNull();
    assertThat(tasks.runDue()).as("there is a pause").isEmpty();
    assertThat(status(tasks).failures()).isEqualTo(1);
    assertThat(status(tasks).error()).contains("nobody answers");
    assertThat(status(tasks).nextAt()).isAfter(due).isBefore(due.plusSeconds(2));

    broken = false;
    clock.move(Duration.ofSeconds(2));
    tasks.runDue();
    assertThat(done).containsExactly(due);
    assertThat(status(tasks).failures()).isZero();
    assertThat(status(tasks).error()).as("it stays, to be looked at").contains("nobody answers");
  }

  @Test
  void nextTime_takesThePlaceOfOneThatKeepsFailing() {
    Instant second = clock.instant().plusSeconds(2);
    Tasks tasks = tasks(Schedule.every(Duration.ofSeconds(1)));
    broken = true;
    clock.move(Duration.ofSeconds(1));
    for (int i = 0; i < 3; i++) {
      tasks.runDue();
      clock.move(Duration.ofMillis(999));
    }

    assertThat(status(tasks).dueAt()).isAfterOrEqualTo(second);
  }

  @Test
  void plannedByAClockThatWasAhead_isPlannedAnew_whenItIsSetBack() {
    Instant begin = clock.instant();
    Tasks tasks = tasks(HOURLY);
    clock.move(Duration.ofDays(365));
    tasks.runDue();
    clock.move(Duration.ofDays(-365));

    assertThat(tasks.runDue()).isEmpty();
    assertThat(tasks.nextAt()).contains(begin.plus(Duration.ofHours(1)));
    restart();
    Tasks again = tasks(HOURLY);
    assertThat(again.nextAt()).contains(begin.plus(Duration.ofHours(1)));

    clock.move(Duration.ofHours(1));
    assertThat(again.runDue()).hasSize(1);
    assertThat(done)
        .containsExactly(begin.plus(Duration.ofHours(1)), begin.plus(Duration.ofHours(1)));
  }

  @Test
  void clockThatIsSetBackByALittle_doesNothingTwice() {
    Tasks tasks = tasks(Schedule.daily(LocalTime.of(9, 0), ZoneOffset.UTC));
    clock.move(Duration.ofHours(1));
    assertThat(tasks.runDue()).hasSize(1);

    clock.move(Duration.ofMinutes(-1));
    assertThat(tasks.runDue()).isEmpty();
    clock.move(Duration.ofMinutes(1));
    assertThat(tasks.runDue()).isEmpty();
    assertThat(done).hasSize(1);
  }

  @Test
  void otherSchedule_beginsAnew_andTaskThatIsGone_isForgotten() {
    tasks(HOURLY);
    clock.move(Duration.ofMinutes(30));

    Tasks faster = tasks(Schedule.every(Duration.ofMinutes(1)));
    assertThat(faster.nextAt()).contains(clock.instant().plusSeconds(60));

    Tasks none = new Tasks(List.of(), database("recording"), clock);
    none.plan();
    assertThat(none.status()).isEmpty();
    assertThat(none.nextAt()).isEmpty();
  }

  @Test
  void taskThatLacksAClass_endsEverything() {
    Tasks tasks =
        new Tasks(
            List.of(
                new PluginTask(
                    "unfit",
                    HOURLY,
                    due -> {
                      throw new NoSuchMethodError("gone");
                    })),
            database("recording"),
            clock);
    tasks.plan();
    clock.move(Duration.ofHours(1));

    assertThatThrownBy(tasks::runDue).isInstanceOf(NoSuchMethodError.class);
  }

  @Test
  void twoOfOneName_areRefused() {
    PluginTask task = new PluginTask("same", HOURLY, due -> {});

    assertThatThrownBy(() -> new Tasks(List.of(task, task), database("recording"), clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"same\"");
  }
}
