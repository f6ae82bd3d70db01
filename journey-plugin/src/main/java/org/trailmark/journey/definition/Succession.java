package org.trailmark.journey.definition;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What becomes of runs on an older version when this one is published.
 *
 * @param how what becomes of them
 * @param steps of {@link How#MAP} alone: old step to new step. A step that both versions have and
 *     that is not named here is mapped to itself
 */
public record Succession(How how, Map<String, String> steps) {

  /** What is done where nothing is said. */
  public static final Succession FOLLOW = new Succession(How.FOLLOW, Map.of());

  public Succession {
    requireNonNull(how, "how");
    steps = Map.copyOf(steps);
  }

  /** What becomes of runs on an older version. */
  public enum How {
    /** They are folded on this version, from the beginning. */
    FOLLOW,
    /** They finish on the version on which they began. */
    PIN,
    /**
     * They are what they were until the publication, and go on from the step that theirs became.
     */
    MAP
  }
}
