package org.trailmark.journey.ledger;

import java.util.LinkedHashMap;
import java.util.Map;

/** Publishing a journey never sends for the past. */
final class Published implements Gate {

  @Override
  public String name() {
    return "published";
  }

  @Override
  public Answer judge(Candidate candidate) {
    Wish wish = candidate.wish();
    if (!wish.at().isBefore(candidate.situation().publishedAt())) {
      return Answer.pass();
    }
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("wantedAt", wish.at().toString());
    numbers.put("publishedAt", candidate.situation().publishedAt().toString());
    return new Answer.Refusal(
        "It belongs to %s, before this version was published on %s."
            .formatted(wish.at(), candidate.situation().publishedAt()),
        numbers);
  }
}
