package org.trailmark.lrs.xapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * A value within stored JSON, as the stretch of bytes where it lies: for cutting a statement up and
 * putting it together again without touching what does not change.
 *
 * @param json the whole; shared, not copied
 * @param start offset of the value's first byte
 * @param end offset behind its last byte
 */
@SuppressWarnings("ArrayRecordComponent") // a view that nobody compares
record JsonSpan(byte[] json, int start, int end) {

  static JsonSpan of(byte[] json) {
    return new JsonSpan(json, 0, json.length);
  }

  /** The bytes of the value alone. */
  byte[] bytes() {
    return Arrays.copyOfRange(json, start, end);
  }

  /** The properties of an object in their order. */
  Map<String, JsonSpan> properties() {
    Map<String, JsonSpan> properties = new LinkedHashMap<>();
    try (JsonParser parser = parser()) {
      parser.nextToken();
      String name;
      while ((name = parser.nextName()) != null) {
        parser.nextToken();
        properties.put(name, span(parser));
      }
    }
    return properties;
  }

  /** The elements of an array in their order. */
  List<JsonSpan> elements() {
    List<JsonSpan> elements = new ArrayList<>();
    try (JsonParser parser = parser()) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(span(parser));
      }
    }
    return elements;
  }

  /** The text of a string. */
  String text() {
    try (JsonParser parser = parser()) {
      parser.nextToken();
      return parser.getString();
    }
  }

  private JsonParser parser() {
    return JsonValues.STORED_JSON.createParser(ObjectReadContext.empty(), json, start, end - start);
  }

  private JsonSpan span(JsonParser parser) {
    int from = start + (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    parser.finishToken();
    return new JsonSpan(json, from, start + (int) parser.currentLocation().getByteOffset());
  }
}
