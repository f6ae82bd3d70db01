package org.trailmark.lrs.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which acts; what is null asks for nothing.
 *
 * @param who only hers
 * @param route only those whose route begins like this
 * @param since only those begun then or later
 * @param until only those begun before
 */
public record AuditQuery(
    @Nullable String who,
    @Nullable String route,
    @Nullable Instant since,
    @Nullable Instant until) {

  /** All of them. */
  public static final AuditQuery ALL = new AuditQuery(null, null, null, null);
}
