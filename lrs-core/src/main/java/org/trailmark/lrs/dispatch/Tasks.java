package org.trailmark.lrs.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.PluginTask;
import org.trailmark.lrs.store.PluginDatabase;

/**
 * The tasks of one plugin, and when each is due, which its database remembers. Whoever has the turn
 * calls {@link #plan()} and then {@link #runDue()}, on one thread; everything else on any.
 */
public final class Tasks {
  private static final RetryPolicy PAUSES =
      new RetryPolicy(1, Duration.ofSeconds(1), Duration.ofMinutes(10));

  private final Map<String, PluginTask> byName = new LinkedHashMap<>();
  private final PluginDatabase database;
  private final InstantSource clock;
  private final MeasuredCalls calls = new MeasuredCalls();
  private volatile Map<String, TaskStatus> known = Map.of();

  /**
   * Takes what a plugin has.
   *
   * @throws IllegalArgumentException if two have one name
   */
  public Tasks(List<PluginTask> tasks, PluginDatabase database, InstantSource clock) {
    for (PluginTask task : tasks) {
      if (byName.putIfAbsent(task.name(), task) != null) {
        throw new IllegalArgumentException("two tasks are called \"" + task.name() + "\"");
      }
    }
    this.database = database;
    this.clock = clock;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /** Finds out when each is due; one that is new, or has another schedule, begins now. */
  public void plan() {
    Instant now = now();
    known =
        database.write(
            tx -> {
              Map<String, TaskStatus> rows = new TreeMap<>(TaskTable.all(tx));
              for (String name : List.copyOf(rows.keySet())) {
                if (!byName.containsKey(name)) {
                  TaskTable.remove(tx, name);
                  rows.remove(name);
                }
              }
              for (PluginTask task : byName.values()) {
                TaskStatus row = rows.get(task.name());
                if (row == null || !row.schedule().equals(task.schedule().toString())) {
                  TaskStatus fresh = begun(task, now);
                  TaskTable.save(tx, fresh);
                  rows.put(task.name(), fresh);
                }
              }
              return rows;
            });
  }

  private static TaskStatus begun(PluginTask task, Instant now) {
    Instant due = task.schedule().after(now, now);
    return new TaskStatus(task.name(), task.schedule().toString(), due, due, null, 0, null);
  }

  /** Looks how they stand, where another node does them. */
  void look() {
    known = database.read(TaskTable::all);
  }

  /** How each stands, by name, as it was seen last; answers also when the store does not. */
  public List<TaskStatus> status() {
    return List.copyOf(known.values());
  }

  /** When the next one is to be done; empty: there is none. */
  public Optional<Instant> nextAt() {
    return known.values().stream().map(TaskStatus::nextAt).min(Comparator.naturalOrder());
  }

  /**
   * Does what is to be done by now, each once, in the order of the plugin. What is put off for
   * longer than its schedule ever does was planned by a clock that was ahead, and is planned anew.
   *
   * @return what was done, and how it went
   * @throws org.trailmark.lrs.problem.LrsException {@code STORE_UNAVAILABLE} if that cannot be
   *     remembered; then it is done again
   */
  public List<Outcome> runDue() {
    List<Outcome> outcomes = new ArrayList<>();
    for (PluginTask task : byName.values()) {
      TaskStatus status = planned(task);
      if (status != null && !status.nextAt().isAfter(clock.instant())) {
        outcomes.add(run(task, status));
      }
    }
    return outcomes;
  }

  private @Nullable TaskStatus planned(PluginTask task) {
    TaskStatus status = known.get(task.name());
    Instant now = now();
    Instant next = task.schedule().after(now, now);
    // One time too many may be right: a clock that is set back by a little passes a time twice.
    if (status == null || !status.nextAt().isAfter(task.schedule().after(next, next))) {
      return status;
    }
    TaskStatus again =
        new TaskStatus(
            status.name(), status.schedule(), next, next, status.doneAt(), 0, status.error());
    save(again);
    return again;
  }

  private void save(TaskStatus status) {
    database.write(
        tx -> {
          TaskTable.save(tx, status);
          return true;
        });
    Map<String, TaskStatus> fresh = new TreeMap<>(known);
    fresh.put(status.name(), status);
    known = fresh;
  }

  private Outcome run(PluginTask task, TaskStatus before) {
    Throwable failure = failureOf(task, before.dueAt());
    Instant now = now();
    Instant next = task.schedule().after(now, before.dueAt());
    TaskStatus after =
        failure == null
            ? new TaskStatus(before.name(), before.schedule(), next, next, now, 0, before.error())
            : failed(before, failure, now, next);
    save(after);
    return new Outcome(task.name(), failure);
  }

  private @Nullable Throwable failureOf(PluginTask task, Instant due) {
    try {
      calls.measure(
          "the task " + task.name(),
          () -> {
            task.work().run(due);
            return true;
          });
      return null;
    } catch (Throwable e) {
      return Attempts.faultOfHandler(e);
    } finally {
      Thread.interrupted(); // a task's business of its own; only closing ends this thread
    }
  }

  private static TaskStatus failed(
      TaskStatus before, Throwable failure, Instant now, Instant next) {
    int failures = before.failures() + 1;
    Instant again = now.plus(PAUSES.pause(failures, ThreadLocalRandom.current()));
    boolean replaced = !again.isBefore(next);
    return new TaskStatus(
        before.name(),
        before.schedule(),
        replaced ? next : before.dueAt(),
        replaced ? next : again.truncatedTo(ChronoUnit.MILLIS),
        before.doneAt(),
        failures,
        failure.toString());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  MeasuredCalls calls() {
    return calls;
  }

  /**
   * A task that was done.
   *
   * @param failure what it threw; null: it succeeded
   */
  public record Outcome(String task, @Nullable Throwable failure) {
    public Outcome {
      requireNonNull(task, "task");
    }
  }
}
