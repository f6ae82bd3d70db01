package org.trailmark.journey.ledger;

import java.util.List;
import java.util.Map;
import org.trailmark.journey.extension.Scorer;

/**
 * What would be gained if something were said to her now, for those that compete.
 *
 * @param recall how probable it is that she recalls each outcome of the journey, 0 to 1, by its id;
 *     those that she has not reviewed in this run are missing
 * @param goals of her run
 */
public record Need(Map<String, Double> recall, List<Scorer.Goal> goals) {
  /** Of what does not compete, or where nothing is known. */
  public static final Need UNKNOWN = new Need(Map.of(), List.of());

  public Need {
    recall = Map.copyOf(recall);
    goals = List.copyOf(goals);
  }
}
