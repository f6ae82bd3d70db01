package org.trailmark.spec.demo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A learner's way through a journey, by the second opinion. */
record Way(List<Move> moves, List<Wish> wishes) {

  Move last() {
    return moves.get(moves.size() - 1);
  }

  /**
   * A move.
   *
   * @param to a step, or {@code exit:} and an exit
   */
  record Move(@Nullable String from, String to, Instant at) {}

  /** A touchpoint that a step asked for. */
  record Wish(String touchpoint, int occurrence, String step, Instant at) {
    String key() {
      return touchpoint + "#" + occurrence;
    }
  }
}
