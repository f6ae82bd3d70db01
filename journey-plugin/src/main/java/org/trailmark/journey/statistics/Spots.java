package org.trailmark.journey.statistics;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/** How a {@link Spot} is asked for. */
final class Spots {

  private Spots() {}

  /**
   * Whether a move leads there.
   *
   * @param row the alias of {@code transition}
   * @param name under which {@link #bind} gives the values
   */
  static String sql(String row, Spot spot, String name) {
    List<String> either = new ArrayList<>();
    if (!spot.steps().isEmpty()) {
      either.add("%1$s.to_exit = 0 AND %1$s.moved_to IN (<%2$sSteps>)".formatted(row, name));
    }
    if (!spot.exits().isEmpty()) {
      either.add("%1$s.to_exit = 1 AND %1$s.moved_to IN (<%2$sExits>)".formatted(row, name));
    }
    return either.isEmpty() ? "1 = 0" : "(" + String.join(" OR ", either) + ")";
  }

  static void bind(Query query, Spot spot, String name) {
    if (!spot.steps().isEmpty()) {
      query.bindList(name + "Steps", spot.steps());
    }
    if (!spot.exits().isEmpty()) {
      query.bindList(name + "Exits", spot.exits());
    }
  }
}
