package org.trailmark.journey.definition;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.profile.Profiles;

/**
 * What a definition may name beyond the language itself.
 *
 * @param profiles where its patterns are looked up
 * @param extensions conditions and models of memory that it may name
 * @param attributes of learners that its messages may name, after {@code learner.}; null:
 *     whichever, for a definition that was read before
 */
public record Vocabulary(
    Profiles profiles, Extensions extensions, @Nullable Set<String> attributes) {
  /** Nothing beyond the language. */
  public static final Vocabulary PLAIN = new Vocabulary(Profiles.NONE, Extensions.NONE);

  public Vocabulary {
    requireNonNull(profiles, "profiles");
    requireNonNull(extensions, "extensions");
  }

  /** Of learners the name alone. */
  public Vocabulary(Profiles profiles, Extensions extensions) {
    this(profiles, extensions, Set.of("name"));
  }
}
