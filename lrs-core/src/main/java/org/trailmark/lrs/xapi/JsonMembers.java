package org.trailmark.lrs.xapi;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * The members of one JSON object, their values as the bytes that were sent: numbers keep their
 * digits, and what is not looked into costs nothing.
 */
final class JsonMembers {
  /** As much as a request may hold; the server bounds the whole. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(1000)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final Map<String, JsonSpan> values = new LinkedHashMap<>();

  /**
   * Reads a text to its end.
   *
   * @param json UTF-8
   * @return null: it is JSON, but no object
   * @throws tools.jackson.core.JacksonException if it is not JSON, or empty
   */
  static @Nullable JsonMembers read(byte[] json) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      JsonMembers members = null;
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        members = new JsonMembers();
        members.readMembers(parser, json);
      } else {
        skip(parser);
      }
      if (parser.nextToken() != null) {
        throw new tools.jackson.core.exc.StreamReadException(
            parser, "something follows the JSON value");
      }
      return members;
    }
  }

  private void readMembers(JsonParser parser, byte[] json) {
    String name;
    while ((name = parser.nextName()) != null) {
      parser.nextToken();
      int start = (int) parser.currentTokenLocation().getByteOffset();
      skip(parser);
      int end = (int) parser.currentLocation().getByteOffset();
      values.put(name, new JsonSpan(json, start, end));
    }
  }

  /** Reads the value under the parser to its end. */
  private static void skip(JsonParser parser) {
    if (parser.currentToken() == null) {
      throw new tools.jackson.core.exc.StreamReadException(parser, "there is nothing");
    }
    parser.skipChildren();
    parser.finishToken();
  }

  @Nullable JsonSpan get(String name) {
    return values.get(name);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  void put(String name, JsonSpan value) {
    values.put(name, value);
  }

  /** Members of the other take the place of those with the same name, or come last. */
  void putAll(JsonMembers other) {
    values.putAll(other.values);
  }

  /** The object in UTF-8, the members in the order in which they came first. */
  byte[] json() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write('{');
    values.forEach(
        (name, value) -> {
          if (out.size() > 1) {
            out.write(',');
          }
          out.writeBytes(JsonText.quoted(name)); // no parser lets half a surrogate pair into a name
          out.write(':');
          out.write(value.json(), value.start(), value.end() - value.start());
        });
    out.write('}');
    return out.toByteArray();
  }
}
