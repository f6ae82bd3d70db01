package org.trailmark.journey.engine;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Target;

/**
 * One trip of one learner through one journey: what the fold gives.
 *
 * @param number which run of hers, from 1; where a run is of a registration, a number made from it
 * @param registration the registration it is of; null where runs are of learners
 * @param enteredAt when she entered; event time
 * @param position where she stands, or the exit by which she left
 * @param since since when she stands there; event time
 * @param known how many transitions lie before those that are given: all that a fold took for
 *     granted because it began where an earlier one had saved itself; else 0
 * @param knownTo up to which event time an earlier fold was taken for granted; null: nothing was
 * @param transitions in event order; the first of all is the entry (from nowhere to the first step)
 * @param wanted the touchpoints that these transitions asked for, in event order
 * @param occurrences how often each touchpoint was asked for since the entry, with what was taken
 *     for granted
 * @param reached when she came to the goals that she reached in time, by goal; event time
 * @param nextDue when a timer may change this run if nothing else happens (event time, without
 *     grace): the first that is not due by the horizon. It may lie before her last move, or stand
 *     although she has left: then a statement after the horizon came when the timer was due, but
 *     not to be fired yet. Null when none is open
 */
public record Run(
    int number,
    @Nullable UUID registration,
    Instant enteredAt,
    Target position,
    Instant since,
    int known,
    @Nullable Instant knownTo,
    List<Transition> transitions,
    List<Wanted> wanted,
    Map<String, Integer> occurrences,
    Map<String, Instant> reached,
    @Nullable Instant nextDue) {

  public Run {
    requireNonNull(enteredAt, "enteredAt");
    requireNonNull(position, "position");
    requireNonNull(since, "since");
    transitions = List.copyOf(transitions);
    wanted = List.copyOf(wanted);
    occurrences = Map.copyOf(occurrences);
    reached = Map.copyOf(reached);
    if (known + transitions.size() == 0) {
      throw new IllegalArgumentException("a run begins with its entry");
    }
  }

  Run dueBefore(Instant end) {
    return nextDue == null || nextDue.isBefore(end)
        ? this
        : new Run(
            number,
            registration,
            enteredAt,
            position,
            since,
            known,
            knownTo,
            transitions,
            wanted,
            occurrences,
            reached,
            null);
  }

  /**
   * A move.
   *
   * @param from null on entry
   * @param validAt event time
   * @param version of the journey by which she moved
   */
  public record Transition(
      @Nullable String from, Target to, Instant validAt, Cause cause, int version) {
    public Transition {
      requireNonNull(to, "to");
      requireNonNull(validAt, "validAt");
      requireNonNull(cause, "cause");
    }
  }

  /**
   * A touchpoint that the way asked for.
   *
   * @param touchpoint its id
   * @param occurrence 1 for the first time in this run, and so on
   * @param step the step whose entry asked for it
   * @param at event time of that entry
   * @param version of the journey that asks
   */
  public record Wanted(String touchpoint, int occurrence, String step, Instant at, int version) {
    public Wanted {
      requireNonNull(touchpoint, "touchpoint");
      requireNonNull(step, "step");
      requireNonNull(at, "at");
    }
  }
}
