package org.trailmark.lrs.xapi;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** xAPI-Data 2.4.4.1: the definition of an activity, interactions included. */
final class ActivityDefinitionRules implements PropertyRules {
  private static final Set<String> INTERACTION_TYPES =
      Set.of(
          "true-false",
          "choice",
          "fill-in",
          "long-fill-in",
          "matching",
          "performance",
          "sequencing",
          "likert",
          "numeric",
          "other");

  private static final Shape DEFINITION =
      Shape.of("an activity definition", ActivityRules.CLAUSE)
          .optional("name", "description", "type", "moreInfo", "extensions", "interactionType")
          .optional("correctResponsesPattern", "choices", "scale", "source", "target", "steps");

  private final JsonCursor json;
  private boolean typed;
  private @Nullable String interactionProperty;

  private ActivityDefinitionRules(JsonCursor json) {
    this.json = json;
  }

  static void check(JsonCursor json) {
    ActivityDefinitionRules definition = new ActivityDefinitionRules(json);
    if (json.object(DEFINITION, definition)) {
      definition.judge();
    }
  }

  @Override
  public void property(String name) {
    switch (name) {
      case "name", "description" -> LanguageMapRules.check(json);
      case "type", "moreInfo" -> FormatRules.iri(json);
      case "extensions" -> ExtensionsRules.check(json);
      case "interactionType" -> interactionType();
      case "correctResponsesPattern" -> {
        interactionProperty = name;
        json.array("an array of response patterns", json::anyString);
      }
      default -> {
        interactionProperty = name;
        InteractionComponentRules.checkList(json);
      }
    }
  }

  private void interactionType() {
    typed = true;
    String type = json.string();
    if (type != null && !INTERACTION_TYPES.contains(type)) {
      json.fault(
          ActivityRules.CLAUSE,
          "must be true-false, choice, fill-in, long-fill-in, matching, performance, sequencing,"
              + " likert, numeric or other; found "
              + Quote.of(type));
    }
  }

  private void judge() {
    if (interactionProperty != null && !typed) {
      json.faultIn(
          "interactionType",
          ActivityRules.CLAUSE,
          "an activity with \"" + interactionProperty + "\" must have an \"interactionType\"");
    }
  }
}
