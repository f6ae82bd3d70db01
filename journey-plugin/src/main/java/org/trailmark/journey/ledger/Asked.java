package org.trailmark.journey.ledger;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.engine.Run;

/**
 * All that one learner's run asks for, as the newest fold has it.
 *
 * @param number which run of this learner in this journey, from 1
 * @param publication id of the publication that was folded
 * @param wanted in event order; empty where the run is gone
 * @param standing where she stands; null where the run is gone or she has left by an exit
 */
public record Asked(
    String journey,
    String learner,
    int number,
    int publication,
    List<Run.Wanted> wanted,
    @Nullable Standing standing) {

  public Asked {
    requireNonNull(journey, "journey");
    requireNonNull(learner, "learner");
    wanted = List.copyOf(wanted);
  }
}
