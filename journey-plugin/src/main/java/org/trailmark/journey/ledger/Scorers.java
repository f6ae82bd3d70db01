package org.trailmark.journey.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.extension.Scorer;
import org.trailmark.lrs.plugin.Offer;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** The scorers that an operator may choose from: ours, and those that extensions add. */
public final class Scorers {
  private final SortedMap<String, Scorer> byName = new TreeMap<>();

  /**
   * Takes what extensions offer; refuses one whose name is there already.
   *
   * @param offers scorers beside ours
   */
  public Scorers(Collection<Offer<Scorer>> offers) {
    byName.put(NextBest.NAME, new NextBest());
    offers.forEach(offer -> offer.take(scorer -> Map.entry(scorer.name(), scorer), this::add));
  }

  private void add(Map.Entry<String, Scorer> named) {
    if (byName.putIfAbsent(named.getKey(), named.getValue()) != null) {
      throw wrong("two scorers are called \"%s\"".formatted(named.getKey()));
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
