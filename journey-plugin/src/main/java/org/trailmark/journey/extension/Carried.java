package org.trailmark.journey.extension;

import static java.util.Objects.requireNonNull;

/**
 * What came of an attempt.
 *
 * @param outcome whether it arrived
 * @param error what went wrong, in words; empty where nothing did
 */
public record Carried(Outcome outcome, String error) {

  public Carried {
    requireNonNull(outcome, "outcome");
    requireNonNull(error, "error");
  }

  /** It arrived. */
  public static Carried delivered() {
    return new Carried(Outcome.DELIVERED, "");
  }

  /** It did not arrive, but may the next time. */
  public static Carried failed(String error) {
    return new Carried(Outcome.FAILED, error);
  }

  /** It will never arrive: the delivery is dead at once, until an admin asks for another try. */
  public static Carried refused(String error) {
    return new Carried(Outcome.REFUSED, error);
  }

  /** As {@link #failed(String)}, for what was thrown. */
  public static Carried failed(Throwable thrown) {
    String message = thrown.getMessage();
    return failed(thrown.getClass().getSimpleName() + (message == null ? "" : ": " + message));
  }

  /** Whether it arrived. */
  public enum Outcome {
    DELIVERED,
    FAILED,
    REFUSED
  }
}
