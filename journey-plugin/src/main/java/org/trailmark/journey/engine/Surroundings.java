package org.trailmark.journey.engine;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the fold is told beside statements.
 *
 * @param rosters since when she is a member, event time, by roster name; a time in the future is
 *     left out by the caller
 * @param zone her time zone, for spans in days or longer
 * @param horizon how far time has come for timers: now less grace. Timers due by then fire.
 *     Statements and rosters after it are taken all the same, for they act at once; a timer that
 *     fell due in between is then still open, and {@link Run#nextDue()} names it
 * @param registration set by the fold, where runs are of registrations
 */
public record Surroundings(
    Map<String, Instant> rosters, ZoneId zone, Instant horizon, @Nullable UUID registration) {

  public Surroundings {
    rosters = Map.copyOf(rosters);
    requireNonNull(zone, "zone");
    requireNonNull(horizon, "horizon");
  }

  public Surroundings(Map<String, Instant> rosters, ZoneId zone, Instant horizon) {
    this(rosters, zone, horizon, null);
  }

  Surroundings of(UUID one) {
    return new Surroundings(rosters, zone, horizon, one);
  }

  /** What there was before a time. */
  Surroundings before(Instant end) {
    Map<String, Instant> joined = new HashMap<>(rosters);
    joined.values().removeIf(since -> !since.isBefore(end));
    Instant last = end.minusMillis(1);
    return new Surroundings(joined, zone, horizon.isAfter(last) ? last : horizon, registration);
  }

  /** The rosters on which she is at a time. */
  Predicate<String> membersAt(Instant at) {
    return roster -> {
      Instant since = rosters.get(roster);
      return since != null && !since.isAfter(at);
    };
  }
}
