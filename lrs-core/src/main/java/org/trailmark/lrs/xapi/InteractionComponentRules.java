package org.trailmark.lrs.xapi;

import java.util.HashSet;
import java.util.Set;

/**
 * xAPI-Data 2.4.4.1: a list of interaction components. Whether the list goes with the
 * interactionType is not judged: the standard leaves that to the LRS, and a record is worth more.
 */
final class InteractionComponentRules implements PropertyRules {
  private static final Shape COMPONENT =
      Shape.of("an interaction component", ActivityRules.CLAUSE)
          .required("id")
          .optional("description");

  private final JsonCursor json;
  private final Set<String> ids = new HashSet<>();

  private InteractionComponentRules(JsonCursor json) {
    this.json = json;
  }

  static void checkList(JsonCursor json) {
    InteractionComponentRules list = new InteractionComponentRules(json);
    json.array("a list of interaction components", () -> json.object(COMPONENT, list));
  }

  @Override
  public void property(String name) {
    if (!name.equals("id")) {
      LanguageMapRules.check(json);
      return;
    }
    String id = json.string();
    if (id != null && !ids.add(id)) {
      json.fault(
          ActivityRules.CLAUSE,
          "must be distinct within the list; " + Quote.of(id) + " was used before");
    }
  }
}
