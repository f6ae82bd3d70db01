package org.trailmark.server.privacy;

import static java.util.Objects.requireNonNull;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.trailmark.lrs.store.Retention;

/**
 * Which statements go when they are old, as this server is configured.
 *
 * @param rules in the order in which they are applied
 * @param at when they are applied each day
 */
public record RetentionPolicy(List<Retention.Rule> rules, LocalTime at, ZoneId zone) {
  public RetentionPolicy {
    rules = List.copyOf(rules);
    requireNonNull(at, "at");
    requireNonNull(zone, "zone");
  }

  /**
   * Begins a run, durably.
   *
   * @param author who wants it
   * @return empty: nothing is due
   * @throws org.trailmark.lrs.problem.LrsException {@code CONFLICT} if something is unfinished
   */
  Optional<Retention.Run> begin(String author, Retention retention) {
    return retention.begin(new Retention.Order(UUID.randomUUID(), author, rules));
  }
}
