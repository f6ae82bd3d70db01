package org.trailmark.journey.engine;

import java.util.List;
import java.util.stream.Stream;

/**
 * Why a condition holds.
 *
 * @param evidence the statements that made it true
 * @param rosters names of the rosters that did
 */
record Proof(List<Evidence> evidence, List<String> rosters) {
  static final Proof OF_NOTHING = new Proof(List.of(), List.of());

  static Proof of(List<Evidence> evidence) {
    return new Proof(evidence, List.of());
  }

  Proof and(Proof other) {
    return new Proof(
        Stream.concat(evidence.stream(), other.evidence.stream()).toList(),
        Stream.concat(rosters.stream(), other.rosters.stream()).toList());
  }

  Cause cause(String rule) {
    return new Cause.Held(
        rule,
        evidence.stream()
            .sorted(Evidence.EVENT_ORDER)
            .map(Evidence::statementId)
            .distinct()
            .toList(),
        rosters.stream().distinct().toList());
  }
}
