package org.trailmark.journey.definition;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Refuses loops that turn by themselves, without a statement, faster than once an hour: each turn
 * would be kept for ever.
 */
final class TimerLoops {
  private static final Duration LEAST = Duration.ofHours(1);
  private static final long NONE = Long.MAX_VALUE / 4;

  private TimerLoops() {}

  static void check(Journey journey, Faults faults) {
    List<Step> steps = new ArrayList<>(journey.steps().values());
    List<String> ids = steps.stream().map(Step::id).toList();
    long[][] seconds = new long[steps.size()][steps.size()];
    for (int from = 0; from < steps.size(); from++) {
      Arrays.fill(seconds[from], NONE);
      long[] row = seconds[from];
      Step step = steps.get(from);
      Stream.concat(step.after().stream(), step.idle().stream())
          .filter(timer -> !timer.to().exit())
          .forEach(timer -> shorten(row, ids.indexOf(timer.to().id()), seconds(timer.span())));
      step.on().stream()
          .filter(rule -> !rule.to().exit())
          .forEach(rule -> shorten(row, ids.indexOf(rule.to().id()), unmoved(rule.when())));
    }
    closeOver(seconds);
    for (Step step : steps) {
      Stream.concat(step.after().stream(), step.idle().stream())
          .forEach(t -> checkTurn(step, t.to(), seconds(t.span()), t.path(), ids, seconds, faults));
      step.on().stream()
          .filter(rule -> unmoved(rule.when()) > 0)
          .forEach(r -> checkTurn(step, r.to(), unmoved(r.when()), r.path(), ids, seconds, faults));
    }
  }

  private static void checkTurn(
      Step step,
      Target target,
      long cost,
      String path,
      List<String> ids,
      long[][] seconds,
      Faults faults) {
    if (target.exit()) {
      return;
    }
    int from = ids.indexOf(step.id());
    int to = ids.indexOf(target.id());
    long back = from == to ? 0 : seconds[to][from];
    if (cost + back < LEAST.toSeconds()) {
      faults.add(path, "This can come round again by itself in less than an hour, for ever.");
    }
  }

  /** Shortest ways between all steps (Floyd and Warshall). */
  private static void closeOver(long[][] seconds) {
    for (int via = 0; via < seconds.length; via++) {
      for (long[] row : seconds) {
        for (int to = 0; row[via] < NONE && to < row.length; to++) {
          row[to] = Math.min(row[to], row[via] + seconds[via][to]);
        }
      }
    }
  }

  private static void shorten(long[] row, int to, long seconds) {
    row[to] = Math.min(row[to], seconds);
  }

  /** How soon it can be true after the entry of a step, without a new statement. */
  private static long unmoved(Condition condition) {
    if (condition instanceof Condition.All all) {
      return all.of().stream().mapToLong(TimerLoops::unmoved).max().orElse(0);
    }
    if (condition instanceof Condition.Any any) {
      return any.of().stream().mapToLong(TimerLoops::unmoved).min().orElse(0);
    }
    if (condition instanceof Condition.Absent absent) {
      return seconds(absent.during());
    }
    return condition instanceof Condition.Match ? NONE : 0;
  }

  /** About; calendars differ by less than matters here. */
  private static long seconds(Span span) {
    return span.after(Instant.EPOCH, ZoneOffset.UTC).getEpochSecond();
  }
}
