package org.trailmark.journey.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Remembers something that will become true as time passes, unless a statement comes first. */
interface Pending extends Memory {

  /** When it will have come; null: it has, or nothing is waited for. */
  @Nullable Instant due();

  /** It has come, now that its time is there. */
  void fall();
}
