package org.trailmark.lrs.xapi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the typed parts of statements out of validated JSON. */
final class StatementModel {
  private static final List<String> COMPONENT_LISTS =
      List.of("choices", "scale", "source", "target", "steps");

  private StatementModel() {}

  static Statement statement(JsonObject json) {
    return new Statement(
        json.uuid("id").orElseThrow(),
        actor(json.object("actor").orElseThrow()),
        verb(json),
        object(json.object("object").orElseThrow()),
        json.object("result").map(StatementModel::result),
        json.object("context").map(StatementModel::context),
        json.instant("timestamp").orElseThrow(),
        json.instant("stored").orElseThrow(),
        actor(json.object("authority").orElseThrow()),
        json.string("version"),
        json.list("attachments", StatementModel::attachment),
        json.members());
  }

  private static SubStatement subStatement(JsonObject json) {
    return new SubStatement(
        actor(json.object("actor").orElseThrow()),
        verb(json),
        object(json.object("object").orElseThrow()),
        json.object("result").map(StatementModel::result),
        json.object("context").map(StatementModel::context),
        json.instant("timestamp"),
        json.list("attachments", StatementModel::attachment));
  }

  private static Verb verb(JsonObject statement) {
    JsonObject json = statement.object("verb").orElseThrow();
    return new Verb(json.string("id"), json.languageMap("display"));
  }

  private static StatementObject object(JsonObject json) {
    return switch (json.text("objectType").orElse("Activity")) {
      case "Agent", "Group" -> actor(json);
      case "StatementRef" -> reference(json);
      case "SubStatement" -> subStatement(json);
      default -> activity(json);
    };
  }

  static Actor actor(JsonObject json) {
    return json.text("objectType").orElse("Agent").equals("Group") ? group(json) : agent(json);
  }

  private static Agent agent(JsonObject json) {
    return new Agent(ifi(json), json.text("name"));
  }

  private static Group group(JsonObject json) {
    return new Group(ifi(json), json.text("name"), json.list("member", StatementModel::agent));
  }

  private static Optional<Ifi> ifi(JsonObject json) {
    if (json.has("mbox")) {
      return json.text("mbox").map(Ifi.Mbox::new);
    }
    if (json.has("mbox_sha1sum")) {
      return json.text("mbox_sha1sum").map(Ifi.MboxSha1Sum::new);
    }
    if (json.has("openid")) {
      return json.text("openid").map(Ifi.OpenId::new);
    }
    return json.object("account")
        .map(account -> new Ifi.Account(account.string("homePage"), account.string("name")));
  }

  private static StatementRef reference(JsonObject json) {
    return new StatementRef(json.uuid("id").orElseThrow());
  }

  private static Activity activity(JsonObject json) {
    return new Activity(
        json.string("id"), json.object("definition").map(StatementModel::definition));
  }

  private static ActivityDefinition definition(JsonObject json) {
    Map<String, List<ActivityDefinition.Component>> components = new HashMap<>();
    for (String list : COMPONENT_LISTS) {
      if (json.has(list)) {
        components.put(list, json.list(list, StatementModel::component));
      }
    }
    String responses = "correctResponsesPattern";
    return new ActivityDefinition(
        json.languageMap("name"),
        json.languageMap("description"),
        json.text("type"),
        json.text("moreInfo"),
        json.text("interactionType"),
        json.has(responses) ? Optional.of(json.strings(responses)) : Optional.empty(),
        components,
        json.map("extensions"));
  }

  private static ActivityDefinition.Component component(JsonObject json) {
    return new ActivityDefinition.Component(json.string("id"), json.languageMap("description"));
  }

  private static Result result(JsonObject json) {
    return new Result(
        json.object("score").map(StatementModel::score),
        json.bool("success"),
        json.bool("completion"),
        json.text("response"),
        json.text("duration"),
        json.map("extensions"));
  }

  private static Score score(JsonObject json) {
    return new Score(
        json.number("scaled"), json.number("raw"), json.number("min"), json.number("max"));
  }

  private static Context context(JsonObject json) {
    JsonObject activities = json.object("contextActivities").orElse(new JsonObject(Map.of()));
    return new Context(
        json.uuid("registration"),
        json.object("instructor").map(StatementModel::actor),
        json.object("team").map(StatementModel::group),
        new ContextActivities(
            activities.list("parent", StatementModel::activity),
            activities.list("grouping", StatementModel::activity),
            activities.list("category", StatementModel::activity),
            activities.list("other", StatementModel::activity)),
        json.text("revision"),
        json.text("platform"),
        json.text("language"),
        json.object("statement").map(StatementModel::reference),
        json.list("contextAgents", related -> related(related, "agent")),
        json.list("contextGroups", related -> related(related, "group")),
        json.map("extensions"));
  }

  private static Context.Related related(JsonObject json, String name) {
    return new Context.Related(
        actor(json.object(name).orElseThrow()), json.strings("relevantTypes"));
  }

  private static Attachment attachment(JsonObject json) {
    return new Attachment(
        json.string("usageType"),
        json.languageMap("display"),
        json.languageMap("description"),
        json.string("contentType"),
        json.number("length").orElseThrow().longValueExact(),
        json.string("sha2"),
        json.text("fileUrl"));
  }
}
