package org.trailmark.journey.definition;

import static java.util.Objects.requireNonNull;

import org.trailmark.journey.profile.Profiles;

/**
 * What a definition may name beyond the language itself.
 *
 * @param profiles where its patterns are looked up
 * @param extensions conditions and models of memory that it may name
 */
public record Vocabulary(Profiles profiles, Extensions extensions) {
  /** Nothing beyond the language. */
  public static final Vocabulary PLAIN = new Vocabulary(Profiles.NONE, Extensions.NONE);

  public Vocabulary {
    requireNonNull(profiles, "profiles");
    requireNonNull(extensions, "extensions");
  }
}
