package org.trailmark.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a demo folder holds, and how far it is: the content of {@code demo.json}.
 *
 * @param seed of the simulation
 * @param learners how many
 * @param days how many days before {@code end} it begins
 * @param start midnight in {@link Diary#ZONE}
 * @param end the moment the folder was made: the simulation ends there
 * @param clock the latest time that the server's clock may have shown; it starts there again
 * @param finished whether everything was loaded
 * @param key of the admin credential
 * @param secret of the admin credential; worth nothing outside this folder
 */
record DemoPlan(
    long seed,
    int learners,
    int days,
    Instant start,
    Instant end,
    Instant clock,
    boolean finished,
    String key,
    String secret) {

  /** A plan for a fresh folder. */
  static DemoPlan fresh(Wish wish, Instant now, String secret) {
    Instant end = Instant.ofEpochMilli(now.toEpochMilli());
    int days = wish.days == null ? 90 : wish.days;
    LocalDate first = end.atZone(Diary.ZONE).toLocalDate().minusDays(days);
    Instant start = first.atStartOfDay(Diary.ZONE).toInstant();
    return new DemoPlan(
        wish.seed == null ? 42 : wish.seed,
        wish.learners == null ? 300 : wish.learners,
        days,
        start,
        end,
        start,
        false,
        "demo",
        secret);
  }

  DemoPlan reached(Instant time) {
    return new DemoPlan(seed, learners, days, start, end, time, false, key, secret);
  }

  DemoPlan done() {
    return new DemoPlan(seed, learners, days, start, end, end, true, key, secret);
  }

  /** Whether this is what is wished for, as far as something is. */
  boolean fits(Wish wish) {
    return (wish.seed == null || wish.seed == seed)
        && (wish.learners == null || wish.learners == learners)
        && (wish.days == null || wish.days == days);
  }

  /** How much of the simulated time has passed at {@code time}, from 0 to 1. */
  double share(Instant time) {
    double all = Duration.between(start, end).toMillis();
    return Math.min(1, Math.max(0, Duration.between(start, time).toMillis() / all));
  }

  /** What the user asked for; null: whatever there is, or the default. */
  record Wish(@Nullable Long seed, @Nullable Integer learners, @Nullable Integer days) {}
}
