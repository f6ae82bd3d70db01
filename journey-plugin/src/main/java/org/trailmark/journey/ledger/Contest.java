package org.trailmark.journey.ledger;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.journey.extension.Scorer;

/**
 * Ranks what may be said to one learner now. Duties come first, in the order in which they were
 * wanted; then the highest score, and of equal ones what was wanted first.
 */
final class Contest {
  private static final Logger LOG = LoggerFactory.getLogger(Contest.class);

  private static final Comparator<Entrant> BEST_FIRST =
      Comparator.comparing((Entrant entrant) -> !entrant.duty())
          .thenComparing(entrant -> entrant.duty() ? 0.0 : -entrant.score())
          .thenComparing(entrant -> entrant.candidate().wish().at())
          .thenComparing(entrant -> entrant.candidate().wish().key());

  private final Scorer scorer;

  Contest(Scorer scorer) {
    this.scorer = scorer;
  }

  List<Entrant> rank(List<Candidate> candidates) {
    return candidates.stream().map(this::entrant).sorted(BEST_FIRST).toList();
  }

  private Entrant entrant(Candidate candidate) {
    Map<String, String> numbers = new LinkedHashMap<>();
    double score = 1;
    try {
      for (Map.Entry<String, Double> factor : scorer.factors(candidate.contender()).entrySet()) {
        double value = requireNonNull(factor.getValue(), factor.getKey());
        if (!(value >= 0) || Double.isInfinite(value)) {
          throw new IllegalArgumentException(factor.getKey() + " is " + value);
        }
        score *= value;
        numbers.put(factor.getKey(), String.valueOf(value));
      }
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("the scorer {} failed, which counts as 0", scorer.name(), e);
      score = 0;
      numbers.put("failed", String.valueOf(e));
    }
    numbers.put("scorer", scorer.name());
    numbers.put("score", String.valueOf(score));
    return new Entrant(candidate, score, numbers);
  }

  /**
   * One that may be said now.
   *
   * @param numbers its factors and its score, to be kept
   */
  record Entrant(Candidate candidate, double score, Map<String, String> numbers) {
    boolean duty() {
      return candidate.touchpoint().mandatory();
    }

    String name() {
      return candidate.wish().journey() + "/" + candidate.wish().touchpoint();
    }

    /** For the numbers of others. */
    String told() {
      return name() + " " + (duty() ? "(a duty)" : score);
    }
  }
}
