package org.trailmark.journey.engine;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Target;

/**
 * One trip of one learner through one journey: what the fold gives.
 *
 * @param transitions in event order; the first is the entry (from nowhere to the first step)
 * @param wanted the touchpoints that the way asked for, in event order
 * @param nextDue when a timer will change this run if nothing else happens (event time, without
 *     grace): the first that is not due by the horizon. It may lie before her last move, or stand
 *     although she has left: then a statement after the horizon came when the timer was due, but
 *     not to be fired yet. Null when none is open
 */
public record Run(List<Transition> transitions, List<Wanted> wanted, @Nullable Instant nextDue) {

  public Run {
    transitions = List.copyOf(transitions);
    wanted = List.copyOf(wanted);
    if (transitions.isEmpty()) {
      throw new IllegalArgumentException("a run begins with its entry");
    }
  }

  /** Where she stands, or the exit by which she left. */
  public Target position() {
    return last().to();
  }

  /** Since when she stands there; event time. */
  public Instant since() {
    return last().validAt();
  }

  /** When she entered; event time. */
  public Instant enteredAt() {
    return transitions.get(0).validAt();
  }

  private Transition last() {
    return transitions.get(transitions.size() - 1);
  }

  /**
   * A move.
   *
   * @param from null on entry
   * @param validAt event time
   */
  public record Transition(@Nullable String from, Target to, Instant validAt, Cause cause) {
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
   */
  public record Wanted(String touchpoint, int occurrence, String step, Instant at) {
    public Wanted {
      requireNonNull(touchpoint, "touchpoint");
      requireNonNull(step, "step");
      requireNonNull(at, "at");
    }
  }
}
