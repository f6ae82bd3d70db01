package org.trailmark.journey.engine;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Target;

/**
 * A fold on its way, as data: what a later one needs to go on from here instead of from the
 * beginning of time. Good for as long as nothing changes at {@code at} or before: no statement, no
 * roster, no zone, no definition, and nothing of what became of her on older versions.
 *
 * @param at everything through this event time is in it, and nothing after
 * @param from since when this version let people in; null: since ever
 * @param until and before when; null: for ever, as far as was known
 * @param walks one for each registration where runs are of registrations, by it; else one, by ""
 */
public record Saved(
    Instant at, @Nullable Instant from, @Nullable Instant until, Map<String, Walked> walks) {

  public Saved {
    requireNonNull(at, "at");
    walks = Map.copyOf(walks);
  }

  /**
   * What became of her on older versions.
   *
   * @param runs how many were begun there
   * @param leftAt when the last one ended; null: it goes on
   * @param open the one that goes on here; null: it goes on there, or has ended
   */
  public record Earlier(int runs, @Nullable Instant leftAt, @Nullable Travelled open) {

    /** Whether she finishes on the version on which she began. */
    boolean goesOnThere() {
      return leftAt == null && open == null;
    }

    /** The same where whoever is on the way finishes there. */
    Earlier pinned() {
      return new Earlier(runs, leftAt, null);
    }
  }

  /**
   * One row of runs.
   *
   * @param earlier what it began with; null: she was on no older version
   * @param runs how many were begun
   * @param entry what the entry remembers, by path; null: she is on the way, or will not come again
   * @param entryFrom since when what happens may let her in; null: since ever
   * @param leftAt when she last left; null: she never did
   * @param closed whether she never enters here
   * @param trip the run that goes on, or the one run there is though it is over; null: none
   */
  public record Walked(
      @Nullable Earlier earlier,
      int runs,
      @Nullable Map<String, Kept> entry,
      @Nullable Instant entryFrom,
      @Nullable Instant leftAt,
      boolean closed,
      @Nullable Travelled trip) {}

  /**
   * One run.
   *
   * @param transitions how many there were
   * @param lastStatement null: none since it began
   * @param occurrences how often each touchpoint was asked for
   * @param run what counts and exits remember, by path
   * @param step what the step remembers, by path
   */
  public record Travelled(
      int number,
      Instant enteredAt,
      Target position,
      Instant since,
      int transitions,
      @Nullable Instant lastStatement,
      Map<String, Integer> occurrences,
      Map<String, Instant> reached,
      Map<String, Kept> run,
      Map<String, Kept> step) {}
}
