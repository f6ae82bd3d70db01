package org.trailmark.journey.statistics;

import java.util.Collection;
import java.util.List;

/** What a learner may come to: one of these steps, or one of these exits. With neither, nothing. */
public record Spot(List<String> steps, List<String> exits) {

  public Spot {
    steps = List.copyOf(steps);
    exits = List.copyOf(exits);
  }

  public static Spot steps(Collection<String> steps) {
    return new Spot(List.copyOf(steps), List.of());
  }

  public static Spot exits(Collection<String> exits) {
    return new Spot(List.of(), List.copyOf(exits));
  }
}
