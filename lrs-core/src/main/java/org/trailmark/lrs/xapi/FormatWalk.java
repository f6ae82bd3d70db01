package org.trailmark.lrs.xapi;

import java.util.Arrays;
import java.util.Map;

/** Goes to all places of a stored statement that a format may change, from front to back. */
abstract class FormatWalk {

  /** The verb in its new form. */
  abstract byte[] verb(JsonSpan verb);

  /** The activity in its new form. */
  abstract byte[] activity(JsonSpan activity);

  /** An agent or group in its new form. */
  abstract byte[] actor(JsonSpan actor);

  abstract byte[] attachment(JsonSpan attachment);

  /** The statement or SubStatement in its new form. */
  final byte[] statement(JsonSpan statement) {
    Splices splices = new Splices(statement.start());
    statement
        .properties()
        .forEach(
            (name, value) -> {
              switch (name) {
                case "actor", "authority" -> replace(splices, value, actor(value));
                case "verb" -> replace(splices, value, verb(value));
                case "object" -> replace(splices, value, object(value));
                case "context" -> context(splices, value);
                case "attachments" -> {
                  for (JsonSpan each : value.elements()) {
                    replace(splices, each, attachment(each));
                  }
                }
                default -> {}
              }
            });
    return splices.apply(statement.json(), statement.end()).json();
  }

  private byte[] object(JsonSpan object) {
    JsonSpan type = object.properties().get("objectType");
    return switch (type == null ? "Activity" : type.text()) {
      case "Agent", "Group" -> actor(object);
      case "SubStatement" -> statement(object);
      case "StatementRef" -> new Splices(object.start()).apply(object.json(), object.end()).json();
      default -> activity(object);
    };
  }

  private void context(Splices splices, JsonSpan context) {
    context
        .properties()
        .forEach(
            (name, value) -> {
              switch (name) {
                case "instructor", "team" -> replace(splices, value, actor(value));
                case "contextActivities" -> {
                  for (JsonSpan list : value.properties().values()) {
                    for (JsonSpan each : list.elements()) {
                      replace(splices, each, activity(each));
                    }
                  }
                }
                case "contextAgents" -> related(splices, value, "agent");
                case "contextGroups" -> related(splices, value, "group");
                default -> {}
              }
            });
  }

  private void related(Splices splices, JsonSpan list, String name) {
    for (JsonSpan each : list.elements()) {
      Map<String, JsonSpan> properties = each.properties();
      JsonSpan actor = properties.get(name);
      if (actor != null) {
        replace(splices, actor, actor(actor));
      }
    }
  }

  static void replace(Splices splices, JsonSpan span, byte[] bytes) {
    splices.replace(span.start(), span.end(), bytes);
  }

  /** The bytes as they are. */
  static byte[] same(JsonSpan span) {
    return Arrays.copyOfRange(span.json(), span.start(), span.end());
  }
}
