package org.trailmark.journey.ledger;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.trailmark.journey.definition.Span;

/**
 * Enough time lies between two sends of one touchpoint to one learner, days being hers. Whichever
 * was first: what a clock that was ahead sent for later than that is in nobody's way.
 */
final class Spacing implements Gate {

  @Override
  public String name() {
    return "spacing";
  }

  @Override
  public Answer judge(Candidate candidate) {
    Span spacing = candidate.touchpoint().spacing();
    Instant lastSent = candidate.facts().lastSent().orElse(null);
    if (spacing == null || lastSent == null) {
      return Answer.pass();
    }
    Facts.Wall wall = candidate.facts().wall();
    Instant next = spacing.after(lastSent, wall.zone());
    if (!candidate.now().isBefore(next)
        || lastSent.isAfter(spacing.after(candidate.now(), wall.zone()))) {
      return Answer.pass();
    }
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("lastSent", lastSent.toString());
    numbers.put("spacing", spacing.toString());
    numbers.put("nextAllowed", next.toString());
    wall.addTo(numbers);
    return new Answer.Refusal(
        "It was last sent on %s, and %s must lie between two.".formatted(lastSent, spacing),
        numbers);
  }
}
