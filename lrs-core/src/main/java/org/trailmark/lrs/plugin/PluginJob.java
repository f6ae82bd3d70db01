package org.trailmark.lrs.plugin;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A piece of long work that a plugin is at.
 *
 * @param id without a slash; the plugin's own
 * @param kind in a word, for example {@code backfill}
 * @param title what it is about, for an admin
 * @param startedAt UTC
 * @param paused whether an admin has stopped it for a while
 * @param done how many statements are done
 * @param total of how many
 */
public record PluginJob(
    String id,
    String kind,
    String title,
    Instant startedAt,
    boolean paused,
    long done,
    long total) {

  public PluginJob {
    requireNonNull(id, "id");
    requireNonNull(kind, "kind");
    requireNonNull(title, "title");
    requireNonNull(startedAt, "startedAt");
  }
}
