package org.trailmark.journey.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.engine.Run;

/**
 * All that one learner's run asks for, as the newest fold has it.
 *
 * @param number which run of this learner in this journey, from 1
 * @param publication id of the publication by which she moved last
 * @param wanted in event order; empty where the run is gone
 * @param occurrences how often each touchpoint is asked for in the whole run, with what is settled
 * @param standing where she stands; null where the run is gone or she has left by an exit
 * @param settledTo what was wanted up to this event time is what it was, and is not told again;
 *     null: everything is told
 * @param isNew whether the run was not there until now; of one that went, all was told as gone
 */
public record Asked(
    String journey,
    String learner,
    int number,
    int publication,
    List<Want> wanted,
    Map<String, Integer> occurrences,
    @Nullable Standing standing,
    @Nullable Instant settledTo,
    boolean isNew) {

  public Asked {
    requireNonNull(journey, "journey");
    requireNonNull(learner, "learner");
    wanted = List.copyOf(wanted);
    occurrences = Map.copyOf(occurrences);
  }

  /** Whose run it is. */
  record Of(String learner, String journey, int number) {}

  Of of() {
    return new Of(learner, journey, number);
  }

  /** Whether what was wanted at this time is not told again. */
  boolean isSettled(Instant at) {
    return settledTo != null && !at.isAfter(settledTo);
  }

  /** Whether the run asks for this at all: occurrences are counted from 1, without a gap. */
  boolean asksFor(Wish wish) {
    return wish.occurrence() <= occurrences.getOrDefault(wish.touchpoint(), 0);
  }

  /**
   * A touchpoint that is asked for.
   *
   * @param publication id of the publication that asks
   * @param publishedAt when that was published
   */
  public record Want(Run.Wanted wanted, int publication, Instant publishedAt) {
    public Want {
      requireNonNull(wanted, "wanted");
      requireNonNull(publishedAt, "publishedAt");
    }
  }
}
