package org.trailmark.journey.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The position still asks for it: she stands where the entry that wanted it put her. */
final class StillValid implements Gate {
  static final String NAME = "still-valid";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Answer judge(Candidate candidate) {
    return refusal(candidate.wish(), candidate.situation().standing())
        .<Answer>map(refusal -> refusal)
        .orElseGet(Answer::pass);
  }

  static Optional<Answer.Refusal> refusal(Wish wish, @Nullable Standing standing) {
    if (wish.asksNow(standing)) {
      return Optional.empty();
    }
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("wantedOn", wish.step());
    numbers.put("wantedAt", wish.at().toString());
    if (standing == null) {
      return Optional.of(new Answer.Refusal("She has left the journey since.", numbers));
    }
    numbers.put("standsOn", standing.step());
    numbers.put("since", standing.since().toString());
    return Optional.of(
        new Answer.Refusal(
            "The position moved on: it was wanted on %s, and she stands on %s."
                .formatted(wish.step(), standing.step()),
            numbers));
  }
}
