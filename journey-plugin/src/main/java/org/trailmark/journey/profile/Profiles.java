package org.trailmark.journey.profile;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The profiles that are known, wherever they are kept. */
public interface Profiles {

  /** None at all. */
  Profiles NONE = of(List.of());

  /** The profile that says what this IRI of a template or pattern means. */
  Optional<Profile> defining(String iri);

  /** IRIs of all primary patterns, for those who mistype one. */
  Collection<String> primaryPatterns();

  /** These; the first that defines an IRI has it. */
  static Profiles of(List<Profile> profiles) {
    List<Profile> all = List.copyOf(profiles);
    return new Profiles() {
      @Override
      public Optional<Profile> defining(String iri) {
        return all.stream().filter(profile -> profile.defines(iri)).findFirst();
      }

      @Override
      public Collection<String> primaryPatterns() {
        return all.stream().flatMap(profile -> profile.primaryPatterns().stream()).toList();
      }
    };
  }
}
