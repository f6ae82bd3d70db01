package org.trailmark.journey.ledger;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.extension.Scorer;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** The scorers that an operator may choose from: ours, and those that extensions add. */
public final class Scorers {
  private final SortedMap<String, Scorer> byName = new TreeMap<>();

  /**
   * Takes what extensions offer.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if a name is there twice
   */
  public Scorers(Collection<Scorer> extensions) {
    byName.put(NextBest.NAME, new NextBest());
    for (Scorer scorer : extensions) {
      if (byName.putIfAbsent(scorer.name(), scorer) != null) {
        throw wrong(
            "two scorers are called \"%s\" (one from %s)"
                .formatted(scorer.name(), scorer.getClass().getName()));
      }
    }
  }

  /**
   * The one of this name.
   *
   * @param name null: ours
   * @throws LrsException {@code INVALID_CONFIGURATION} if there is none
   */
  public Scorer named(@Nullable String name) {
    Scorer scorer = byName.get(name == null ? NextBest.NAME : name);
    if (scorer == null) {
      throw wrong(
          "plugin.journey.scorer: there is none called %s; known: %s"
              .formatted(name, String.join(", ", byName.keySet())));
    }
    return scorer;
  }

  private static LrsException wrong(String message) {
    return new LrsException(ProblemCode.INVALID_CONFIGURATION, message);
  }
}
