package org.trailmark.journey.profile;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A version of an xAPI Profile: as much of it as journeys need.
 *
 * @param id IRI of the profile, the same for all versions
 * @param version IRI of this version; statements that claim it name it as a category
 * @param name by language tag
 * @param templates by IRI, in the order of the document
 * @param patterns by IRI, in the order of the document
 * @param document the text as it came
 */
public record Profile(
    String id,
    String version,
    Map<String, String> name,
    Map<String, StatementTemplate> templates,
    Map<String, ProfilePattern> patterns,
    String document) {

  public Profile {
    requireNonNull(id, "id");
    requireNonNull(version, "version");
    requireNonNull(document, "document");
    name = Collections.unmodifiableMap(new LinkedHashMap<>(name));
    templates = Collections.unmodifiableMap(new LinkedHashMap<>(templates));
    patterns = Collections.unmodifiableMap(new LinkedHashMap<>(patterns));
  }

  /** IRIs of the patterns that statements are matched against. */
  public List<String> primaryPatterns() {
    return patterns.values().stream()
        .filter(ProfilePattern::primary)
        .map(ProfilePattern::id)
        .toList();
  }

  /** Whether it says what this IRI of a template or pattern means. */
  public boolean defines(String iri) {
    return templates.containsKey(iri) || patterns.containsKey(iri);
  }
}
