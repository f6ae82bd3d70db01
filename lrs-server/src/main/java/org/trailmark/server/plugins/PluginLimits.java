package org.trailmark.server.plugins;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What a plugin may take before it is stopped.
 *
 * @param call how long one call of {@code handle} or {@code onTime}, or one task, may take
 * @param allocation how many bytes one such call may allocate, whether or not they are let go of
 */
public record PluginLimits(Duration call, long allocation) {
  /** For a jar's constructors, its {@code create}, and what is asked of it once. */
  static final Duration START = Duration.ofSeconds(60);

  /** For {@code check}, which answers quickly. */
  static final Duration CHECK = Duration.ofSeconds(5);

  /** For the call in hand to end when the plugin is to stop, for requests, and for its close. */
  static final Duration STOP = Duration.ofSeconds(10);

  /** For whoever was interrupted. */
  static final Duration INTERRUPTED = Duration.ofSeconds(1);

  public PluginLimits {
    requireNonNull(call, "call");
  }
}
