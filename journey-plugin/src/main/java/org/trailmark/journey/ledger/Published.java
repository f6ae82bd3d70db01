package org.trailmark.journey.ledger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Publishing a journey never sends for the past. */
final class Published implements Gate {
  static final String NAME = "published";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Answer judge(Candidate candidate) {
    return refusal(candidate.wish(), candidate.situation().publishedAt())
        .<Answer>map(refusal -> refusal)
        .orElseGet(Answer::pass);
  }

  static Optional<Answer.Refusal> refusal(Wish wish, Instant publishedAt) {
    if (!wish.at().isBefore(publishedAt)) {
      return Optional.empty();
    }
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("wantedAt", wish.at().toString());
    numbers.put("publishedAt", publishedAt.toString());
    return Optional.of(
        new Answer.Refusal(
            "It belongs to %s, before this version was published on %s."
                .formatted(wish.at(), publishedAt),
            numbers));
  }
}
