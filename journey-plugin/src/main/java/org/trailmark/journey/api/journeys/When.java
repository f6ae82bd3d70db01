package org.trailmark.journey.api.journeys;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.statistics.Period;

/**
 * The four times that a question about many may name, the same ones everywhere.
 *
 * @param from event time, where the period begins; null: with the first move
 * @param to event time, the first moment after the period; null: it has no end
 * @param at event time, the moment at which somebody stood somewhere; as {@code known} where not
 *     said
 * @param known what was decided by then counts; now where not said
 */
record When(@Nullable Instant from, @Nullable Instant to, Instant at, Instant known) {
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  /** Of a period. */
  static When period(
      @Nullable String from, @Nullable String to, @Nullable String known, InstantSource clock) {
    Instant begin = Parameters.time("from", from);
    Instant end = Parameters.time("to", to);
    if (begin != null && end != null && end.isBefore(begin)) {
      throw Parameters.wrong("to lies before from: a period from %s to %s".formatted(from, to));
    }
    Instant knowledge = known(known, clock);
    return new When(begin, end, knowledge, knowledge);
  }

  /** Of a moment. */
  static When moment(@Nullable String at, @Nullable String known, InstantSource clock) {
    Instant knowledge = known(known, clock);
    Instant moment = Parameters.time("at", at);
    return new When(null, null, moment == null ? knowledge : moment, knowledge);
  }

  private static Instant known(@Nullable String known, InstantSource clock) {
    Instant time = Parameters.time("known", known);
    return time == null ? clock.instant() : time;
  }

  Period period() {
    return new Period(from == null ? FIRST : from, to == null ? LAST : to);
  }
}
