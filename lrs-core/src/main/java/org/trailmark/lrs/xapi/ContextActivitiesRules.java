package org.trailmark.lrs.xapi;

import java.util.List;
import tools.jackson.core.JsonToken;

/** xAPI-Data 2.4.6.2: context activities. A single activity is made an array of one. */
final class ContextActivitiesRules implements PropertyRules {
  private static final Shape CONTEXT_ACTIVITIES =
      Shape.of("contextActivities", "xAPI-Data 2.4.6.2")
          .optional("parent", "grouping", "category", "other");

  private static final byte[] OPEN = {'['};
  private static final byte[] CLOSE = {']'};

  private final Draft draft;
  private final List<String> ids;

  private ContextActivitiesRules(Draft draft, List<String> ids) {
    this.draft = draft;
    this.ids = ids;
  }

  /** Adds the ids of the activities to the list. */
  static void read(Draft draft, List<String> ids) {
    draft.json().object(CONTEXT_ACTIVITIES, new ContextActivitiesRules(draft, ids));
  }

  @Override
  public void property(String name) {
    JsonCursor json = draft.json();
    if (json.token() == JsonToken.START_OBJECT) {
      draft.splices().insert(json.start(), OPEN);
      activity();
      draft.splices().insert(json.end(), CLOSE);
    } else {
      json.array("an activity or an array of activities", this::activity);
    }
  }

  private void activity() {
    String id = ActivityRules.read(draft);
    if (id != null) {
      ids.add(id);
    }
  }
}
