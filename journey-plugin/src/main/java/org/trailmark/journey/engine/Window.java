package org.trailmark.journey.engine;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time in which a version of a journey lets people in, and what became of her before it.
 *
 * @param from entries from then on; event time; null: since ever
 * @param until and before then; null: for ever
 * @param earlier by registration where runs are of registrations, else by ""
 */
record Window(@Nullable Instant from, @Nullable Instant until, Map<String, Earlier> earlier) {
  static final Window ALWAYS = new Window(null, null, Map.of());

  Window {
    earlier = Map.copyOf(earlier);
  }

  /**
   * What became of her on older versions.
   *
   * @param runs how many were begun there
   * @param leftAt when the last one ended; null: it goes on
   * @param open the one that goes on here; null: it goes on there, or has ended
   */
  record Earlier(int runs, @Nullable Instant leftAt, Saved.@Nullable Travelled open) {}
}
