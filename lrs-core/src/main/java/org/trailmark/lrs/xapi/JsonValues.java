package org.trailmark.lrs.xapi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as plain Java values: unmodifiable Maps and Lists, String, Boolean, null, Long for integers
 * that fit, Double for other numbers that it holds exactly as written, and BigDecimal for the rest.
 */
final class JsonValues {
  /**
   * Wide enough for whatever the parser let in; narrow enough that what a client signed, which the
   * parser has not seen, does no harm.
   */
  static final JsonFactory STORED_JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(StatementParser.DEEPEST)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(StatementParser.LONGEST_NUMBER)
                  .build())
          .build();

  private final JsonParser parser;

  private JsonValues(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * The members of a JSON object.
   *
   * @throws IllegalArgumentException if the bytes are no JSON object
   */
  static Map<String, Object> object(byte[] json) {
    try (JsonParser parser = STORED_JSON.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      if (!parser.isExpectedStartObjectToken()) {
        throw new IllegalArgumentException("no JSON object");
      }
      return new JsonValues(parser).object();
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no JSON object: " + e.getOriginalMessage(), e);
    }
  }

  private Map<String, Object> object() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    String name;
    while ((name = parser.nextName()) != null) {
      parser.nextToken();
      members.put(name, value());
    }
    return Collections.unmodifiableMap(members);
  }

  private List<Object> array() {
    List<@Nullable Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value());
    }
    return Collections.unmodifiableList(elements);
  }

  private @Nullable Object value() {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> parser.getString();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> integer(parser.getString());
      case VALUE_NUMBER_FLOAT -> decimal(parser.getString());
      default -> null;
    };
  }

  private static Object integer(String text) {
    return text.length() <= 18 ? (Object) Long.valueOf(text) : new BigDecimal(text);
  }

  private static Object decimal(String text) {
    double number = Double.parseDouble(text);
    try {
      BigDecimal exact = new BigDecimal(text);
      boolean held =
          Double.isFinite(number) && exact.compareTo(new BigDecimal(Double.toString(number))) == 0;
      return held ? (Object) number : exact;
    } catch (NumberFormatException e) {
      return number; // an exponent past all range: zero or infinity is as near as Java comes
    }
  }

  /** Whether two values are the same JSON value: numbers by value, members in any order. */
  static boolean equal(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Map<?, ?> left && b instanceof Map<?, ?> right) {
      return left.keySet().equals(right.keySet())
          && left.entrySet().stream().allMatch(e -> equal(e.getValue(), right.get(e.getKey())));
    }
    if (a instanceof List<?> left && b instanceof List<?> right) {
      if (left.size() != right.size()) {
        return false;
      }
      for (int i = 0; i < left.size(); i++) {
        if (!equal(left.get(i), right.get(i))) {
          return false;
        }
      }
      return true;
    }
    if (a instanceof Number left && b instanceof Number right && !left.equals(right)) {
      return isFinite(left) && isFinite(right) && exact(left).compareTo(exact(right)) == 0;
    }
    return a == null ? b == null : a.equals(b);
  }

  private static boolean isFinite(Number number) {
    return !(number instanceof Double d) || Double.isFinite(d);
  }

  private static BigDecimal exact(Number number) {
    return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
  }
}
