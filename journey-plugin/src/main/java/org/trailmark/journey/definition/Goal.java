package org.trailmark.journey.definition;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What a run is measured by: coming to a step or an exit in time.
 *
 * @param id unique in the journey
 * @param target where to come
 * @param within how long after the entry, the last moment included; null: whenever
 */
public record Goal(String id, Target target, @Nullable Span within) {
  public Goal {
    requireNonNull(id, "id");
    requireNonNull(target, "target");
  }
}
