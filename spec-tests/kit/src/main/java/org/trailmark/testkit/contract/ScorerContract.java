package org.trailmark.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trailmark.journey.extension.Scorer;
import org.trailmark.journey.extension.Scorer.Contender;
import org.trailmark.journey.extension.Scorer.Goal;
import org.trailmark.journey.extension.Scorer.Said;

/** What a {@link Scorer} keeps: it is pure, and its factors are numbers, 0 or more. */
public abstract class ScorerContract {
  private static final int CONTENDERS = 300;
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration ROUND = Duration.ofDays(146_097);

  /** The scorer; a new one with each call. */
  protected abstract Scorer scorer();

  private static List<Contender> contenders(Duration moved) {
    Random random = new Random(4);
    List<Contender> contenders = new ArrayList<>();
    for (int i = 0; i < CONTENDERS; i++) {
      Instant now = NOON.plus(moved).plus(Duration.ofHours(random.nextInt(9000)));
      Instant wanted = now.minus(Duration.ofMinutes(random.nextInt(20_000)));
      List<Said> lately = new ArrayList<>();
      for (int n = random.nextInt(6); n > 0; n--) {
        Instant sent = now.minus(Duration.ofHours(24L * n + random.nextInt(20)));
        lately.add(
            new Said(
                "j" + random.nextInt(2),
                "t" + random.nextInt(3),
                sent,
                random.nextBoolean() ? null : sent.plus(Duration.ofHours(1))));
      }
      contenders.add(
          new Contender(
              "j" + random.nextInt(2),
              "t" + random.nextInt(3),
              random.nextInt(4),
              random.nextInt(30) / 10.0,
              Duration.ofMinutes(random.nextInt(90)),
              random.nextBoolean() ? "" : "encouragement",
              wanted,
              random.nextBoolean() ? null : now.plus(Duration.ofMinutes(1 + random.nextInt(9_000))),
              now,
              recall(random),
              goals(random, wanted),
              lately));
    }
    return contenders;
  }

  private static Map<String, Double> recall(Random random) {
    return random.nextBoolean() ? Map.of() : Map.of("o" + random.nextInt(2), random.nextDouble());
  }

  private static List<Goal> goals(Random random, Instant wanted) {
    Instant from = wanted.minus(Duration.ofHours(random.nextInt(500)));
    return switch (random.nextInt(4)) {
      case 0 -> List.of(new Goal("g", from, null, null));
      case 1 -> List.of(new Goal("g", from, from.plus(Duration.ofDays(30)), null));
      case 2 -> List.of(new Goal("g", from, null, wanted), new Goal("h", from, from, null));
      default -> List.of();
    };
  }

  /** In their order. */
  private static List<Map<String, Double>> ask(Scorer scorer, List<Contender> contenders) {
    return contenders.stream()
        .map(c -> Collections.unmodifiableMap(new LinkedHashMap<>(scorer.factors(c))))
        .toList();
  }

  @Test
  void factors_areTheSame_whenTheyAreAskedAgain_inAnyOrder_ofAnyInstance_atAnyTime() {
    List<Contender> contenders = contenders(Duration.ZERO);
    Scorer scorer = scorer();
    List<Map<String, Double>> first = ask(scorer, contenders);
    List<Contender> turned = new ArrayList<>(contenders);
    Collections.reverse(turned);
    List<Map<String, Double>> backwards = new ArrayList<>(ask(scorer(), turned));
    Collections.reverse(backwards);
    assertAll(
        () -> assertEquals(first, ask(scorer, contenders), "not pure: asked again"),
        () -> assertEquals(first, ask(scorer(), contenders), "not pure: another instance"),
        () -> assertEquals(first, backwards, "not pure: another order"),
        () -> assertEquals(first, ask(scorer(), contenders(ROUND)), "not pure: 400 years later"));
  }

  @Test
  void factors_areNumbers_noneBelowNought() {
    for (Contender contender : contenders(Duration.ZERO)) {
      Map<String, Double> factors = scorer().factors(contender);
      assertFalse(factors.isEmpty(), "no factor at all");
      factors.forEach(
          (name, value) ->
              assertTrue(
                  value >= 0 && !value.isInfinite(),
                  () -> name + " = " + value + ": " + contender));
    }
  }

  @Test
  void scores_differ() {
    long scores =
        ask(scorer(), contenders(Duration.ZERO)).stream()
            .map(factors -> factors.values().stream().reduce(1.0, (a, b) -> a * b))
            .distinct()
            .count();
    assertTrue(scores > 1, "all have the same score");
  }
}
