package org.trailmark.journey.ledger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** It is not too late to say it. */
final class Fresh implements Gate {

  @Override
  public String name() {
    return "fresh";
  }

  @Override
  public Optional<Refusal> judge(Candidate candidate) {
    Instant expiresAt = candidate.expiresAt();
    if (expiresAt == null || candidate.now().isBefore(expiresAt)) {
      return Optional.empty();
    }
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("wantedAt", candidate.wish().at().toString());
    numbers.put("expires", String.valueOf(candidate.touchpoint().expires()));
    numbers.put("expiredAt", expiresAt.toString());
    return Optional.of(
        new Refusal(
            "It expired on %s, %s after it was wanted."
                .formatted(expiresAt, candidate.touchpoint().expires()),
            numbers));
  }
}
