package org.trailmark.lrs.xapi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** What of a 2.0 statement is valid in 1.0.3. */
final class OlderVersion {
  private static final String OLDER = XapiVersion.V1_0_3.statementDefault();

  private OlderVersion() {}

  /** The same array where there is nothing to do, which is most often found without parsing. */
  static byte[] of(byte[] json) {
    if (!mayBeNewer(json)) {
      return json;
    }
    byte[] older = older(JsonSpan.of(json));
    return Arrays.equals(older, json) ? json : older;
  }

  /**
   * Looks for each sign from its rarest letter: a single character is searched for by the processor
   * itself, many at a time. Any of the signs may hide behind an escape.
   */
  static boolean mayBeNewer(byte[] json) {
    String text = new String(json, StandardCharsets.ISO_8859_1);
    return holds(text, 'x', "\"contextAgents\"", "\"contextGroups\"")
        || holds(text, 'v', "\"version\":\"2.")
        || holds(text, '\\', "\\u");
  }

  /** Whether any of the signs is in the text; each has the letter at the same place, its first. */
  private static boolean holds(String text, char letter, String... signs) {
    int offset = signs[0].indexOf(letter);
    for (int at = text.indexOf(letter); at >= 0; at = text.indexOf(letter, at + 1)) {
      for (String sign : signs) {
        if (text.startsWith(sign, at - offset)) {
          return true;
        }
      }
    }
    return false;
  }

  private static byte[] older(JsonSpan statement) {
    Splices splices = new Splices(statement.start());
    statement
        .properties()
        .forEach(
            (name, value) -> {
              switch (name) {
                case "version" -> {
                  if (value.text().startsWith("2.")) {
                    splices.replace(value.start(), value.end(), OLDER);
                  }
                }
                case "context" -> replace(splices, value, context(value));
                case "object" -> {
                  if (isSubStatement(value)) {
                    replace(splices, value, older(value));
                  }
                }
                default -> {}
              }
            });
    return splices.apply(statement.json(), statement.end()).json();
  }

  private static boolean isSubStatement(JsonSpan object) {
    JsonSpan type = object.properties().get("objectType");
    return type != null && type.text().equals("SubStatement");
  }

  private static byte[] context(JsonSpan context) {
    Map<String, JsonSpan> properties = context.properties();
    if (!properties.containsKey("contextAgents") && !properties.containsKey("contextGroups")) {
      return context.bytes();
    }
    JsonBytes kept = new JsonBytes();
    properties.forEach(
        (name, value) -> {
          if (!name.equals("contextAgents") && !name.equals("contextGroups")) {
            kept.add(name, value);
          }
        });
    return kept.end();
  }

  private static void replace(Splices splices, JsonSpan span, byte[] bytes) {
    splices.replace(span.start(), span.end(), bytes);
  }
}
