package org.trailmark.lrs.xapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * xAPI-Data 2.4.4: the object of a statement: an activity, an agent or group, a statement reference
 * or a SubStatement. Which one is known only when objectType was seen, and that may come last; so
 * each property is judged by its own rules when it comes, and at the end whether it belongs here.
 */
final class ObjectRules implements PropertyRules {
  private static final String CLAUSE = "xAPI-Data 2.4.4";
  private static final Set<String> ACTOR_PROPERTIES =
      Set.of("name", "mbox", "mbox_sha1sum", "openid", "account", "member");
  private static final Set<String> SUB_PROPERTIES =
      Set.of("actor", "verb", "object", "result", "context", "timestamp", "attachments");
  private static final Set<String> ACTIVITY_PROPERTIES = Set.of("id", "definition");
  private static final Set<String> REFERENCE_PROPERTIES = Set.of("id");
  private static final List<String> SUB_REQUIRED = List.of("actor", "verb", "object");

  private static final Shape OBJECT =
      Shape.of("the object of a statement", CLAUSE)
          .optional("objectType", "id", "definition")
          .optional("name", "mbox", "mbox_sha1sum", "openid", "account", "member")
          .optional("actor", "verb", "object", "result", "context", "timestamp", "attachments")
          .optional("stored", "authority", "version");

  private final Draft draft;
  private final JsonCursor json;
  private final boolean inSub;
  private final List<String> seen = new ArrayList<>(4);
  private String type = "Activity";
  private boolean typed;
  private boolean typeIsBad;
  private @Nullable String id;
  private @Nullable DefinitionSpan definition;
  private @Nullable UUID target;
  private @Nullable ActorRules actor;
  private @Nullable StatementParts sub;

  private ObjectRules(Draft draft, boolean inSub) {
    this.draft = draft;
    this.json = draft.json();
    this.inSub = inSub;
  }

  /**
   * @param inSub whether this is the object of a SubStatement
   */
  static ObjectRules read(Draft draft, boolean inSub) {
    ObjectRules object = new ObjectRules(draft, inSub);
    if (draft.json().object(OBJECT, object)) {
      object.judge();
    } else {
      object.typeIsBad = true;
    }
    return object;
  }

  @Override
  public void property(String name) {
    if (name.equals("objectType")) {
      objectType();
      return;
    }
    seen.add(name);
    if (name.equals("id")) {
      id = json.string();
    } else if (name.equals("definition")) {
      definition = DefinitionSpan.read(json);
    } else if (ACTOR_PROPERTIES.contains(name)) {
      actor = actor == null ? new ActorRules(json) : actor;
      actor.property(name);
    } else if (SUB_PROPERTIES.contains(name) && !inSub) {
      sub = sub == null ? new StatementParts(draft, true) : sub;
      sub.property(name);
    } else {
      json.skip();
    }
  }

  private void objectType() {
    typed = true;
    String text = json.string();
    if (text == null) {
      typeIsBad = true;
      return;
    }
    switch (text) {
      case "Activity", "Agent", "Group", "StatementRef", "SubStatement" -> type = text;
      default -> {
        typeIsBad = true;
        json.fault(
            CLAUSE,
            "must be Activity, Agent, Group, StatementRef or SubStatement; found "
                + Quote.of(text));
      }
    }
  }

  private void judge() {
    if (typeIsBad) {
      return;
    }
    switch (type) {
      case "Activity" -> judgeActivity();
      case "StatementRef" -> judgeReference();
      case "SubStatement" -> judgeSubStatement();
      default -> judgeActor();
    }
  }

  private void judgeActivity() {
    if (!typed && actor != null && actor.isIdentified() && !seen.contains("id")) {
      json.faultIn(
          "objectType",
          "xAPI-Data 2.4.4.2",
          "an agent or group as object must have \"objectType\": \"Agent\" or \"Group\"");
      return;
    }
    belong(ACTIVITY_PROPERTIES, ActivityRules.CLAUSE, "an activity");
    if (!seen.contains("id")) {
      json.faultIn("id", ActivityRules.CLAUSE, "an activity must have \"id\"");
    } else if (id != null) {
      String problem = Iri.problem(id);
      if (problem != null) {
        json.faultIn(
            "id",
            "xAPI-Data 4.3",
            "must be an IRI, such as \"https://example.org/course/1\"; "
                + Quote.of(id)
                + " "
                + problem);
      }
    }
    DefinitionSpan.note(draft, id, definition);
  }

  private void judgeActor() {
    boolean group = type.equals("Group");
    belong(ACTOR_PROPERTIES, "xAPI-Data 2.4.4.2", group ? "a group" : "an agent");
    actor = actor == null ? new ActorRules(json) : actor;
    actor.objectType(type);
    actor.judge(ActorRules.Kind.AGENT_OR_GROUP);
  }

  private void judgeReference() {
    belong(REFERENCE_PROPERTIES, StatementRefRules.CLAUSE, "a statement reference");
    if (!seen.contains("id")) {
      json.faultIn("id", StatementRefRules.CLAUSE, "a statement reference must have \"id\"");
    } else if (id != null) {
      target = UuidFormat.parse(id);
      if (target == null) {
        json.faultIn(
            "id",
            StatementRefRules.CLAUSE,
            "must be the UUID of a statement; found " + Quote.of(id));
      }
    }
  }

  private void judgeSubStatement() {
    if (inSub) {
      json.fault(StatementRefRules.CLAUSE, "a SubStatement must not contain a SubStatement");
      return;
    }
    belong(SUB_PROPERTIES, StatementRefRules.CLAUSE, "a SubStatement");
    for (String required : SUB_REQUIRED) {
      if (!seen.contains(required)) {
        json.faultIn(
            required, StatementRefRules.CLAUSE, "a SubStatement must have \"" + required + "\"");
      }
    }
    if (sub != null) {
      sub.judge();
    }
  }

  private void belong(Set<String> allowed, String clause, String what) {
    for (String name : seen) {
      if (!allowed.contains(name)) {
        json.faultIn(
            name,
            clause,
            what
                + " has no property \""
                + name
                + "\""
                + (typed ? "" : "; without an objectType the object is an activity"));
      }
    }
  }

  /** Whether the object is an activity, or nobody knows what it is. */
  boolean mayBeActivity() {
    return typeIsBad || type.equals("Activity");
  }

  boolean mayBeStatementRef() {
    return typeIsBad || type.equals("StatementRef");
  }

  void addKeys(StatementKeysBuilder keys) {
    switch (type) {
      case "Activity" -> keys.activity = id;
      case "StatementRef" -> keys.target = target;
      case "SubStatement" -> {
        if (sub != null) {
          keys.subStatement(sub.keys());
        }
      }
      default -> {
        if (actor != null) {
          actor.addKeys(keys.agents);
        }
      }
    }
  }
}
