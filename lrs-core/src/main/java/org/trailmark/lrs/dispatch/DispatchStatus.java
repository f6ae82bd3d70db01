package org.trailmark.lrs.dispatch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a plugin keeps up with the log.
 *
 * @param name the plugin
 * @param state what its dispatch does now
 * @param checkpoint {@code seq} of the last statement that took effect
 * @param head {@code seq} of the newest statement
 * @param lag how many statements are still to come
 * @param caughtUpThrough every statement stored before this took effect, and the handler was told
 *     so; the epoch before the first time
 * @param quarantined how many statements are set aside
 * @param lastError the last failure in one line, also when it is overcome; null: none since the
 *     start
 * @param lastErrorAt when that was
 */
public record DispatchStatus(
    String name,
    State state,
    long checkpoint,
    long head,
    long lag,
    Instant caughtUpThrough,
    long quarantined,
    @Nullable String lastError,
    @Nullable Instant lastErrorAt) {

  /** What a dispatch does. */
  public enum State {
    /** Has not begun. */
    STARTING,
    /** Follows the log. */
    RUNNING,
    /** Another node of the same database dispatches; this one goes on when that one ends. */
    STANDING_BY,
    /** The last call failed; waits to repeat it. */
    RETRYING,
    /** Was closed, or cannot go on: see the last error. */
    STOPPED
  }
}
