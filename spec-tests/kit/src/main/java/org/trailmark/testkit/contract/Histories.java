package org.trailmark.testkit.contract;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.trailmark.journey.extension.ConditionKind.Seen;

/** Histories of statements, made up from a number: the same number gives the same ones. */
final class Histories {
  private static final Instant FROM = Instant.parse("2024-02-26T22:30:00Z");
  private static final int LONGEST = 14;

  private Histories() {}

  static List<List<Seen>> madeUp(int count, long seed) {
    Random random = new Random(seed);
    List<List<Seen>> histories = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      histories.add(history(1 + random.nextInt(LONGEST), random));
    }
    return histories;
  }

  private static List<Seen> history(int length, Random random) {
    Duration[] gaps = {
      Duration.ZERO,
      Duration.ofMinutes(20),
      Duration.ofHours(5),
      Duration.ofDays(1),
      Duration.ofDays(1 + random.nextInt(20))
    };
    List<Seen> history = new ArrayList<>();
    Instant at = FROM.plus(Duration.ofHours(random.nextInt(24 * 365)));
    for (int i = 0; i < length; i++) {
      at = at.plus(gaps[random.nextInt(gaps.length)]);
      history.add(
          new Seen(
              new UUID(random.nextLong(), random.nextLong()),
              at,
              random.nextInt(8) == 0 ? null : "https://example.org/thing/" + random.nextInt(4),
              random.nextBoolean() ? null : new UUID(7, random.nextInt(2)),
              random.nextInt(6) == 0 ? null : BigDecimal.valueOf(random.nextInt(101), 2)));
    }
    return history;
  }
}
