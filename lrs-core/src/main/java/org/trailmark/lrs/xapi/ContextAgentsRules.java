package org.trailmark.lrs.xapi;

import java.util.List;
import tools.jackson.core.JsonToken;

/** contextAgents and contextGroups of xAPI 2.0. */
final class ContextAgentsRules implements PropertyRules {
  private static final String CLAUSE = "IEEE 9274.1.1 contextAgents, contextGroups";
  private static final Shape AGENT =
      Shape.of("a context agent", CLAUSE).required("objectType", "agent").optional("relevantTypes");
  private static final Shape GROUP =
      Shape.of("a context group", CLAUSE).required("objectType", "group").optional("relevantTypes");

  private final JsonCursor json;
  private final String type;
  private final List<ActorRules> actors;

  private ContextAgentsRules(JsonCursor json, String type, List<ActorRules> actors) {
    this.json = json;
    this.type = type;
    this.actors = actors;
  }

  static void readAgents(JsonCursor json, List<ActorRules> actors) {
    ContextAgentsRules rules = new ContextAgentsRules(json, "contextAgent", actors);
    json.array("an array of context agents", () -> json.object(AGENT, rules));
  }

  static void readGroups(JsonCursor json, List<ActorRules> actors) {
    ContextAgentsRules rules = new ContextAgentsRules(json, "contextGroup", actors);
    json.array("an array of context groups", () -> json.object(GROUP, rules));
  }

  @Override
  public void property(String name) {
    switch (name) {
      case "agent" -> actors.add(ActorRules.read(json, ActorRules.Kind.AGENT));
      case "group" -> actors.add(ActorRules.read(json, ActorRules.Kind.GROUP));
      case "relevantTypes" -> relevantTypes();
      default -> {
        String text = json.string();
        if (text != null && !text.equals(type)) {
          json.fault(CLAUSE, "must be \"" + type + "\" here; found " + Quote.of(text));
        }
      }
    }
  }

  private void relevantTypes() {
    int[] count = {0};
    boolean array = json.token() == JsonToken.START_ARRAY;
    json.array(
        "an array of IRIs",
        () -> {
          count[0]++;
          FormatRules.iri(json);
        });
    if (array && count[0] == 0) {
      json.fault(CLAUSE, "must name at least one type; leave relevantTypes out if there is none");
    }
  }
}
