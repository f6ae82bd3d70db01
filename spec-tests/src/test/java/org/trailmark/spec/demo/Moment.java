package org.trailmark.spec.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A statement of a learner as the second opinion sees it.
 *
 * @param at event time
 * @param place in the order in which statements were stored
 * @param voidedAt when a voiding statement was stored; null: never
 */
record Moment(
    UUID id,
    Instant at,
    Instant stored,
    int place,
    JsonNode statement,
    @Nullable Instant voidedAt) {

  static final Comparator<Moment> EVENT_ORDER =
      Comparator.comparing(Moment::at)
          .thenComparing(Moment::stored)
          .thenComparing(Moment::place)
          .thenComparing(Moment::id);

  boolean knownAt(Instant time) {
    return stored.isBefore(time) && (voidedAt == null || !voidedAt.isBefore(time));
  }
}
