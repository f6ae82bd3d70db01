package org.trailmark.server.plugins;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a plugin stands.
 *
 * @param reason why, in a sentence; empty while it works
 * @param since UTC
 * @param trace where it hung, a line for each frame; null where it did not hang
 * @param leftovers what its last stop found; null: it was not stopped yet
 */
record Standing(
    PluginState state,
    String reason,
    Instant since,
    @Nullable String trace,
    @Nullable Leftovers leftovers) {

  Standing {
    requireNonNull(state, "state");
    requireNonNull(reason, "reason");
    requireNonNull(since, "since");
  }
}
