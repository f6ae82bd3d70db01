package org.trailmark.journey.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;

/** What a gate says. */
sealed interface Answer {

  /** A gate that has nothing against it. */
  static Answer pass() {
    return Pass.PASS;
  }

  /** Go on to the next gate. */
  enum Pass implements Answer {
    PASS
  }

  /**
   * No, and not later either.
   *
   * @param reason a sentence for the admin
   * @param numbers what it rests on, in their order
   */
  record Refusal(String reason, Map<String, String> numbers) implements Answer {
    public Refusal {
      requireNonNull(reason, "reason");
      requireNonNull(numbers, "numbers");
    }
  }

  /**
   * Not now: ask every gate again then.
   *
   * @param until when; after the time of judging
   */
  record NotNow(Instant until, String reason, Map<String, String> numbers) implements Answer {
    public NotNow {
      requireNonNull(until, "until");
      requireNonNull(reason, "reason");
      requireNonNull(numbers, "numbers");
    }
  }
}
