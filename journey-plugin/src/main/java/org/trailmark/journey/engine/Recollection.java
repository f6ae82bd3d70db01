package org.trailmark.journey.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Outcome;
import org.trailmark.journey.extension.MemoryModel.Review;

/** How well she remembers what a journey teaches. Pure. */
public final class Recollection {
  private Recollection() {}

  /**
   * How probable it is that she recalls each outcome of a journey.
   *
   * @param ofRun all that counts for her run, in any order
   * @param zone hers
   * @return by the outcome's id; without those that she has not reviewed, and those of which the
   *     model cannot tell
   */
  public static Map<String, Double> at(
      Instant time, Journey journey, Collection<Evidence> ofRun, ZoneId zone) {
    List<Evidence> inOrder =
        ofRun.stream()
            .filter(evidence -> !evidence.at().isAfter(time))
            .sorted(Evidence.EVENT_ORDER)
            .toList();
    Map<String, Double> recall = new LinkedHashMap<>();
    for (Outcome<?> outcome : journey.outcomes()) {
      List<Evidence> met =
          inOrder.stream()
              .filter(evidence -> evidence.atoms().contains(outcome.review().atom()))
              .toList();
      Double probable = recall(time, outcome, Forgetting.reviews(outcome, met), zone);
      if (probable != null) {
        recall.put(outcome.id(), probable);
      }
    }
    return recall;
  }

  private static @Nullable Double recall(
      Instant time, Outcome<?> outcome, List<Review> reviews, ZoneId zone) {
    if (reviews.isEmpty()) {
      return null;
    }
    Double told =
        Guarded.ask(
            "the model of memory " + outcome.model().name(),
            outcome.review().path(),
            () -> outcome.forecast(reviews, zone).recallAt(time));
    return told == null || told.isNaN() ? null : Math.max(0, Math.min(1, told));
  }
}
