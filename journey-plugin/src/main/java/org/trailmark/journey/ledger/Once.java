package org.trailmark.journey.ledger;

import java.util.Map;

/** What is said once in a run is not said again in it. */
final class Once implements Gate {

  @Override
  public String name() {
    return "once";
  }

  @Override
  public Answer judge(Candidate candidate) {
    if (!candidate.touchpoint().oncePerRun() || candidate.facts().sentInRun() == 0) {
      return Answer.pass();
    }
    return new Answer.Refusal(
        "It is said once in a run, and was.",
        Map.of("sentInThisRun", String.valueOf(candidate.facts().sentInRun())));
  }
}
