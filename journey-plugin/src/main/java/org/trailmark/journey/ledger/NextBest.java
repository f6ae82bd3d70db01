package org.trailmark.journey.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.trailmark.journey.extension.Scorer;

/**
 * The scorer that is built in: propensity, context, value and lever, raised by need and lowered by
 * fatigue. Small on purpose: each factor is a number that an admin can work out by hand.
 *
 * <ul>
 *   <li><b>propensity</b>: which share of what this touchpoint said to her she saw, counted as if
 *       one of two had been seen before: 0.5 where nothing is known
 *   <li><b>context</b>: how fresh it is: 1 when it was wanted, down to 0.5 when it expires; without
 *       an end it halves with each week
 *   <li><b>value</b>, <b>lever</b>: what the author says
 *   <li><b>need</b>: 2 less the lowest recall of the journey's outcomes, so that what is nearly
 *       forgotten counts twice; 1 where nothing fades
 *   <li><b>goal</b>: 1 when the run begins, up to 2 as time runs out for a goal that she may still
 *       reach; 1 where there is none
 *   <li><b>fatigue</b>: 1 if nothing was said to her in the last seven days, a half after one, a
 *       third after two
 * </ul>
 */
public final class NextBest implements Scorer {
  /** In the configuration. */
  public static final String NAME = "next-best";

  private static final Duration WEEK = Duration.ofDays(7);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, Double> factors(Contender contender) {
    Map<String, Double> factors = new LinkedHashMap<>();
    factors.put("propensity", propensity(contender));
    factors.put("context", context(contender));
    factors.put("value", contender.value());
    factors.put("lever", contender.lever());
    factors.put("need", need(contender));
    factors.put("goal", goal(contender));
    factors.put("fatigue", fatigue(contender));
    return factors;
  }

  private static double propensity(Contender contender) {
    long said = 0;
    long seen = 0;
    for (Said one : contender.lately()) {
      if (one.journey().equals(contender.journey())
          && one.touchpoint().equals(contender.touchpoint())) {
        said++;
        seen += one.seenAt() == null ? 0 : 1;
      }
    }
    return (1.0 + seen) / (2.0 + said);
  }

  private static double context(Contender contender) {
    double age = millis(contender.wantedAt(), contender.now());
    Instant end = contender.expiresAt();
    if (end == null) {
      return Math.pow(0.5, age / WEEK.toMillis());
    }
    double whole = millis(contender.wantedAt(), end);
    return whole == 0 ? 1 : 1 - 0.5 * Math.min(1, age / whole);
  }

  private static double need(Contender contender) {
    return 2 - contender.recall().values().stream().min(Double::compare).orElse(1.0);
  }

  private static double goal(Contender contender) {
    return contender.goals().stream()
        .filter(goal -> goal.reachedAt() == null)
        .mapToDouble(goal -> timeGone(goal, contender.now()))
        .max()
        .orElse(1);
  }

  /** 1 for one without a time, or whose time is up: there is nothing to hurry for. */
  private static double timeGone(Goal goal, Instant now) {
    Instant due = goal.dueAt();
    if (due == null || due.isBefore(now)) {
      return 1;
    }
    double whole = millis(goal.from(), due);
    return whole == 0 ? 1 : 1 + Math.min(1, millis(goal.from(), now) / whole);
  }

  private static double millis(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis());
  }

  private static double fatigue(Contender contender) {
    Instant from = contender.now().minus(WEEK);
    long said = contender.lately().stream().filter(one -> one.sentAt().isAfter(from)).count();
    return 1.0 / (1 + said);
  }
}
