package org.trailmark.lrs.xapi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a statement says about an activity (xAPI-Data 2.4.4.1).
 *
 * @param name language map; may be empty
 * @param description language map; may be empty
 * @param type IRI of the kind of activity
 * @param moreInfo IRL of a document for people
 * @param interactionType set for an interaction, for example {@code choice}
 * @param correctResponsesPattern empty optional: every answer is right; empty list: none is
 * @param components lists of interaction components under {@code choices}, {@code scale}, {@code
 *     source}, {@code target} and {@code steps}; may be empty
 * @param extensions values as {@link Statement#asMap()} gives them; may be empty
 */
public record ActivityDefinition(
    Map<String, String> name,
    Map<String, String> description,
    Optional<String> type,
    Optional<String> moreInfo,
    Optional<String> interactionType,
    Optional<List<String>> correctResponsesPattern,
    Map<String, List<Component>> components,
    Map<String, Object> extensions) {

  public ActivityDefinition {
    name = Map.copyOf(name);
    description = Map.copyOf(description);
    requireNonNull(type, "type");
    requireNonNull(moreInfo, "moreInfo");
    requireNonNull(interactionType, "interactionType");
    correctResponsesPattern = correctResponsesPattern.map(List::copyOf);
    components = Map.copyOf(components);
    requireNonNull(extensions, "extensions");
  }

  /**
   * One choice, step, source, target, or place on a scale.
   *
   * @param id distinct within its list
   * @param description language map; may be empty
   */
  public record Component(String id, Map<String, String> description) {
    public Component {
      requireNonNull(id, "id");
      description = Map.copyOf(description);
    }
  }
}
