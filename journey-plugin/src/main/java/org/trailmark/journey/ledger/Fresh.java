package org.trailmark.journey.ledger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** It is not too late to say it. */
final class Fresh implements Gate {

  @Override
  public String name() {
    return "fresh";
  }

  @Override
  public Answer judge(Candidate candidate) {
    Instant expiresAt = candidate.expiresAt();
    if (expiresAt == null || candidate.now().isBefore(expiresAt)) {
      return Answer.pass();
    }
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("wantedAt", candidate.wish().at().toString());
    numbers.put("expires", String.valueOf(candidate.touchpoint().expires()));
    numbers.put("expiredAt", expiresAt.toString());
    candidate.facts().wall().addTo(numbers);
    return new Answer.Refusal(
        "It expired on %s, %s after it was wanted."
            .formatted(expiresAt, candidate.touchpoint().expires()),
        numbers);
  }
}
