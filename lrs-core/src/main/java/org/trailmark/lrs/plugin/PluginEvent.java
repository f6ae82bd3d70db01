package org.trailmark.lrs.plugin;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a plugin.
 *
 * @param seq its number among the plugin's events, above 0
 * @param kind in a word, for example {@code transition}
 * @param at when it was decided, UTC
 * @param learner the id of an agent of the learner whom it is about, the first 80 bits of the
 *     SHA-256 of the agent's {@linkplain org.trailmark.lrs.xapi.Ifi#key key} in hexadecimal; null:
 *     it is about nobody
 * @param json an object that tells all about it, in one line
 */
public record PluginEvent(
    long seq, String kind, Instant at, @Nullable String learner, String json) {

  public PluginEvent {
    if (seq < 1) {
      throw new IllegalArgumentException("seq " + seq);
    }
    requireNonNull(kind, "kind");
    requireNonNull(at, "at");
    requireNonNull(json, "json");
  }
}
