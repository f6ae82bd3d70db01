package org.trailmark.journey.definition;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.profile.PrimaryPattern;
import org.trailmark.journey.profile.Profiles;
import org.trailmark.lrs.problem.Nearest;

/** Makes {@code pattern} conditions: looks the pattern up, and numbers its templates. */
final class PatternReader {
  private final Iris iris;
  private final Profiles profiles;
  private final Faults faults;

  /** What was read, by IRI: conditions that name the same pattern share its atoms. */
  private final Map<String, Condition.Pattern> read = new HashMap<>();

  private int lastAtom;

  PatternReader(Iris iris, Profiles profiles, Faults faults) {
    this.iris = iris;
    this.profiles = profiles;
    this.faults = faults;
  }

  /** Null, and a fault, where there is no such pattern. */
  @Nullable Condition read(Place place) {
    String iri = place.text() == null ? null : iris.expand(place.text(), place.pointer());
    if (iri == null) {
      return null;
    }
    Condition.Pattern known = read.get(iri);
    if (known != null) {
      return new Condition.Pattern(place.pointer(), known.pattern(), known.firstAtom());
    }
    try {
      PrimaryPattern pattern = PrimaryPattern.resolve(iri, profiles);
      Condition.Pattern condition = new Condition.Pattern(place.pointer(), pattern, lastAtom - 1);
      lastAtom = condition.misfitAtom();
      read.put(iri, condition);
      return condition;
    } catch (IllegalArgumentException e) {
      String hint = Nearest.hint(iri, profiles.primaryPatterns());
      faults.add(place.pointer(), "This is not a pattern to go by: " + e.getMessage() + hint);
      return null;
    }
  }
}
