package org.trailmark.journey.definition;

import static java.util.Objects.requireNonNull;

import org.trailmark.journey.profile.Profiles;

/**
 * What a definition may name beyond the language itself.
 *
 * @param profiles where its patterns are looked up
 * @param kinds conditions that extensions add
 */
public record Vocabulary(Profiles profiles, ConditionKinds kinds) {
  /** Nothing beyond the language. */
  public static final Vocabulary PLAIN = new Vocabulary(Profiles.NONE, ConditionKinds.NONE);

  public Vocabulary {
    requireNonNull(profiles, "profiles");
    requireNonNull(kinds, "kinds");
  }
}
