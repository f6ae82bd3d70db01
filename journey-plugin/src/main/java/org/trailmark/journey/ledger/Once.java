package org.trailmark.journey.ledger;

import java.util.Map;
import java.util.Optional;

/** What is said once in a run is not said again in it. */
final class Once implements Gate {

  @Override
  public String name() {
    return "once";
  }

  @Override
  public Optional<Refusal> judge(Candidate candidate) {
    if (!candidate.touchpoint().oncePerRun() || candidate.sentInRun() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Refusal(
            "It is said once in a run, and was.",
            Map.of("sentInThisRun", String.valueOf(candidate.sentInRun()))));
  }
}
