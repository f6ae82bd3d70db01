package org.trailmark.journey.definition;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A place on the way.
 *
 * @param id unique in the journey
 * @param stage the stage it belongs to
 * @param touch touchpoints that are wanted whenever the step is entered
 * @param on what leads on, the first that holds
 * @param after timers that run since the step was entered
 * @param idle timers that run since the last relevant statement, or the entry into the step if that
 *     is later
 */
public record Step(
    String id,
    String stage,
    List<String> touch,
    List<Rule> on,
    List<Timer> after,
    List<Timer> idle) {

  public Step {
    requireNonNull(id, "id");
    requireNonNull(stage, "stage");
    touch = List.copyOf(touch);
    on = List.copyOf(on);
    after = List.copyOf(after);
    idle = List.copyOf(idle);
  }

  /**
   * Leads on when a condition holds.
   *
   * @param path JSON pointer in the definition
   */
  public record Rule(String path, Target to, Condition when) {
    public Rule {
      requireNonNull(path, "path");
      requireNonNull(to, "to");
      requireNonNull(when, "when");
    }
  }

  /**
   * Leads on when time has passed.
   *
   * @param path JSON pointer in the definition
   */
  public record Timer(String path, Target to, Span span) {
    public Timer {
      requireNonNull(path, "path");
      requireNonNull(to, "to");
      requireNonNull(span, "span");
    }
  }
}
