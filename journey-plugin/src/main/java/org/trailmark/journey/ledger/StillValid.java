package org.trailmark.journey.ledger;

import java.util.LinkedHashMap;
import java.util.Map;

/** The position still asks for it: she stands where the entry that wanted it put her. */
final class StillValid implements Gate {
  static final String NAME = "still-valid";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Answer judge(Candidate candidate) {
    Wish wish = candidate.wish();
    Standing standing = candidate.situation().standing();
    if (wish.asksNow(standing)) {
      return Answer.pass();
    }
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("wantedOn", wish.step());
    numbers.put("wantedAt", wish.at().toString());
    if (standing == null) {
      return new Answer.Refusal("She has left the journey since.", numbers);
    }
    numbers.put("standsOn", standing.step());
    numbers.put("since", standing.since().toString());
    return new Answer.Refusal(
        "The position moved on: it was wanted on %s, and she stands on %s."
            .formatted(wish.step(), standing.step()),
        numbers);
  }
}
