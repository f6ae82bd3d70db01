package org.trailmark.journey.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a journey promises about how it talks to people: the same for all its touchpoints.
 *
 * @param optIn whether a learner must have agreed before anything is said; else she may opt out
 * @param holdout to whom nothing is said; null: to nobody in particular
 * @param caps how much is said at most; each must leave room
 * @param quiet when nobody is interrupted; null: any time will do
 * @param arbitration whether its touchpoints compete with others; null: they do not
 */
public record ContactPolicy(
    boolean optIn,
    @Nullable Holdout holdout,
    List<Cap> caps,
    @Nullable QuietHours quiet,
    @Nullable Arbitration arbitration) {
  /** No promise beyond those that always hold. */
  public static final ContactPolicy NONE = new ContactPolicy(false, null, List.of(), null, null);

  public ContactPolicy {
    caps = List.copyOf(caps);
  }
}
