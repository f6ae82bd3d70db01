package org.trailmark.lrs.xapi;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** xAPI-Data 2.4.6: the context. */
final class ContextRules implements PropertyRules {
  static final String CLAUSE = "xAPI-Data 2.4.6";
  private static final Shape CONTEXT_1 = shape();
  private static final Shape CONTEXT_2 = shape().optional("contextAgents", "contextGroups");

  private final Draft draft;
  private final JsonCursor json;
  private final List<ActorRules> actors = new ArrayList<>(2);
  private final List<String> activities = new ArrayList<>(4);
  private @Nullable UUID registration;
  private boolean hasRevision;
  private boolean hasPlatform;

  private ContextRules(Draft draft) {
    this.draft = draft;
    this.json = draft.json();
  }

  private static Shape shape() {
    return Shape.of("a context", CLAUSE)
        .optional("registration", "instructor", "team", "contextActivities", "revision")
        .optional("platform", "language", "statement", "extensions");
  }

  static ContextRules read(Draft draft) {
    ContextRules context = new ContextRules(draft);
    draft.json().object(draft.version() == XapiVersion.V2_0_0 ? CONTEXT_2 : CONTEXT_1, context);
    return context;
  }

  @Override
  public void property(String name) {
    switch (name) {
      case "registration" -> registration = FormatRules.uuid(json);
      case "instructor" -> actors.add(ActorRules.read(json, ActorRules.Kind.AGENT_OR_GROUP));
      case "team" -> actors.add(ActorRules.read(json, ActorRules.Kind.GROUP));
      case "contextActivities" -> ContextActivitiesRules.read(draft, activities);
      case "contextAgents" -> ContextAgentsRules.readAgents(json, actors);
      case "contextGroups" -> ContextAgentsRules.readGroups(json, actors);
      case "language" -> FormatRules.languageTag(json);
      case "statement" -> StatementRefRules.check(json);
      case "extensions" -> ExtensionsRules.check(json);
      case "revision" -> {
        hasRevision = true;
        json.anyString();
      }
      default -> {
        hasPlatform = true;
        json.anyString();
      }
    }
  }

  @Nullable UUID registration() {
    return registration;
  }

  /** Instructor, team, and the agents and groups of xAPI 2.0. */
  List<ActorRules> actors() {
    return actors;
  }

  /** Ids of all context activities. */
  List<String> activities() {
    return activities;
  }

  /** The properties that go with an activity only. The cursor stands at the statement's end. */
  void judgeWithoutActivity() {
    if (hasRevision) {
      withoutActivity("revision");
    }
    if (hasPlatform) {
      withoutActivity("platform");
    }
  }

  private void withoutActivity(String name) {
    json.faults()
        .add(
            json.pointer() + "/context/" + name,
            "must be left out: a statement has a \""
                + name
                + "\" only if its object is an activity",
            CLAUSE);
  }
}
