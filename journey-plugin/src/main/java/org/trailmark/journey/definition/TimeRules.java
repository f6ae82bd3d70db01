package org.trailmark.journey.definition;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How a journey reads time.
 *
 * @param grace how long to wait for late statements before a timer fires; default PT0S
 * @param revise how far back a late statement may change history by itself; default P90D
 * @param maxSkew how far a timestamp may lie after {@code stored} before {@code stored} is taken
 *     instead; default PT5M
 * @param zone the zone of spans in days or longer; default UTC
 */
public record TimeRules(Span grace, Span revise, Duration maxSkew, ZoneId zone) {

  public TimeRules {
    requireNonNull(grace, "grace");
    requireNonNull(revise, "revise");
    requireNonNull(maxSkew, "maxSkew");
    requireNonNull(zone, "zone");
  }
}
