package org.trailmark.lrs.xapi;

import org.jspecify.annotations.Nullable;

/** xAPI-Data 2.4.4.1: an activity, where nothing but an activity may stand. */
final class ActivityRules implements PropertyRules {
  static final String CLAUSE = "xAPI-Data 2.4.4.1";
  private static final Shape ACTIVITY =
      Shape.of("an activity", CLAUSE).required("id").optional("objectType", "definition");

  private final JsonCursor json;
  private @Nullable String id;
  private @Nullable DefinitionSpan definition;

  private ActivityRules(Draft draft) {
    this.json = draft.json();
  }

  /** The activity's id, or null with a fault. */
  static @Nullable String read(Draft draft) {
    ActivityRules activity = new ActivityRules(draft);
    draft.json().object(ACTIVITY, activity);
    DefinitionSpan.note(draft, activity.id, activity.definition);
    return activity.id;
  }

  @Override
  public void property(String name) {
    switch (name) {
      case "id" -> id = FormatRules.iri(json);
      case "definition" -> definition = DefinitionSpan.read(json);
      default -> {
        String type = json.string();
        if (type != null && !type.equals("Activity")) {
          json.fault(CLAUSE, "must be \"Activity\" here; found " + Quote.of(type));
        }
      }
    }
  }
}
