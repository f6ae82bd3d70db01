package org.trailmark.lrs.xapi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What of a 2.0 statement is valid in 1.0.3. */
final class OlderVersion {
  private static final List<BytePattern> NEWER =
      Stream.of("\"version\":\"2.", "\"contextAgents\"", "\"contextGroups\"")
          .map(BytePattern::new)
          .toList();

  /** What any of those may hide behind. */
  private static final BytePattern ESCAPE = new BytePattern("\\u");

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

  private static boolean mayBeNewer(byte[] json) {
    for (BytePattern sign : NEWER) {
      if (sign.isIn(json)) {
        return true;
      }
    }
    // A single character is searched for by the processor itself, and most statements have none.
    boolean escapes = new String(json, StandardCharsets.ISO_8859_1).indexOf('\\') >= 0;
    return escapes && ESCAPE.isIn(json);
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
