package org.trailmark.journey.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The journeys that statements are shown to, by verb: most statements are for none of them, and are
 * passed over before they are opened. For one transaction.
 */
final class Audience {
  private final List<PublishedJourney> all;
  private final Map<String, List<PublishedJourney>> byVerb = new HashMap<>();

  Audience(List<PublishedJourney> all) {
    this.all = List.copyOf(all);
  }

  /** Those to which a statement with this verb may mean something. */
  List<PublishedJourney> of(String verb) {
    return byVerb.computeIfAbsent(
        verb, v -> all.stream().filter(journey -> journey.matcher().mayMeet(v)).toList());
  }
}
