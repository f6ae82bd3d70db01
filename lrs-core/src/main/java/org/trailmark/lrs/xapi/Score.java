package org.trailmark.lrs.xapi;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How good it was (xAPI-Data 2.4.5.1).
 *
 * @param scaled from -1 to 1
 * @param raw between min and max, where these are given
 * @param min less than max
 */
public record Score(
    Optional<BigDecimal> scaled,
    Optional<BigDecimal> raw,
    Optional<BigDecimal> min,
    Optional<BigDecimal> max) {

  public Score {
    requireNonNull(scaled, "scaled");
    requireNonNull(raw, "raw");
    requireNonNull(min, "min");
    requireNonNull(max, "max");
  }
}
