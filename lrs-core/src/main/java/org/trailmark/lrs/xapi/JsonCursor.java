package org.trailmark.lrs.xapi;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/**
 * Walks through a request body once. It knows where it stands (offset and JSON pointer), what is
 * wrong so far, and the rules that hold for every object, array and scalar of the standard
 * (xAPI-Data 2.2): right type, no null, no unknown and no repeated property.
 *
 * <p>Every reading method expects the cursor on the first token of a value and leaves it on the
 * last, whatever it finds there.
 */
final class JsonCursor {
  private static final String FORMATTING = "xAPI-Data 2.2";

  /** In digits, which fit into a long. */
  private static final int LONGEST_COUNT = 18;

  private final JsonParser parser;
  private final Faults faults;
  private final boolean batch;

  /**
   * @param batch whether the document is an array of statements, whose index is then no part of a
   *     pointer
   */
  JsonCursor(JsonParser parser, Faults faults, boolean batch) {
    this.parser = parser;
    this.faults = faults;
    this.batch = batch;
  }

  // ---- objects and arrays

  /**
   * Reads an object: each known property goes to the rules, once; every other one is a fault, and
   * so is each one that is required and missing.
   *
   * @return false where the value is no object at all
   */
  boolean object(Shape shape, PropertyRules rules) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      wrongType(shape.what() + " (a JSON object)");
      return false;
    }
    long seen = 0;
    String name;
    while ((name = parser.nextName()) != null) {
      JsonToken value = parser.nextToken();
      int place = shape.place(name);
      if (place < 0) {
        unknown(shape, name);
        skip();
      } else if ((seen & 1L << place) != 0) {
        repeated(name);
        skip();
      } else {
        seen |= 1L << place;
        if (value == JsonToken.VALUE_NULL) {
          isNull();
        } else {
          rules.property(name);
        }
      }
    }
    for (String missing : shape.missing(seen)) {
      faultIn(missing, shape.clause(), shape.what() + " must have \"" + missing + "\"");
    }
    return true;
  }

  /**
   * Reads an object whose keys are data (a language map, extensions).
   *
   * @param entry called for each key, the cursor on its value
   */
  void map(String what, Consumer<String> entry) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      wrongType(what + " (a JSON object)");
      return;
    }
    String first = null;
    Set<String> others = null;
    String key;
    while ((key = parser.nextName()) != null) {
      parser.nextToken();
      if (first == null) {
        first = key;
      } else {
        others = others == null ? new HashSet<>() : others;
        if (key.equals(first) || !others.add(key)) {
          repeated(key);
        }
      }
      entry.accept(key);
    }
  }

  /** Reads an array of values that are not null; the cursor stands on each when it is called. */
  void array(String what, Runnable element) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      wrongType(what + " (a JSON array)");
      return;
    }
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      if (token == JsonToken.VALUE_NULL) {
        isNull();
      } else {
        element.run();
      }
    }
  }

  /** Passes over the value. */
  void skip() {
    parser.skipChildren();
  }

  // ---- scalars

  @Nullable String string() {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      wrongType("a string");
      return null;
    }
    return parser.getString();
  }

  /** Whether the value is a string, without reading it; a fault if not. */
  boolean anyString() {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      wrongType("a string");
      return false;
    }
    return true;
  }

  void bool() {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      wrongType("true or false");
    }
  }

  @Nullable BigDecimal number() {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      wrongType("a number");
      return null;
    }
    try {
      return new BigDecimal(parser.getString());
    } catch (NumberFormatException e) {
      fault(FORMATTING, "must be a number of ordinary size; its exponent is out of all range");
      return null;
    }
  }

  /**
   * An integer of at least zero; null with a fault where it is none. JSON has one kind of numbers:
   * 3.0 is an integer too.
   */
  @Nullable Long count() {
    BigDecimal number = number();
    if (number == null) {
      return null;
    }
    boolean bearable = number.precision() - (long) number.scale() <= LONGEST_COUNT;
    boolean whole = bearable && number.stripTrailingZeros().scale() <= 0;
    if (!whole || number.signum() < 0) {
      fault(
          FORMATTING,
          "must be an integer of at least 0 that a file can have; found "
              + Quote.cut(parser.getString()));
      return null;
    }
    return number.longValueExact();
  }

  // ---- places

  JsonToken token() {
    return parser.currentToken();
  }

  /** Offset of the value's first byte; the cursor stands on its first token. */
  int start() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  /** Offset behind the value's last byte; the cursor stands on its last token, which is read. */
  int end() {
    return (int) parser.currentLocation().getByteOffset();
  }

  /** RFC 6901 pointer, within the statement, to the value on which the cursor stands. */
  String pointer() {
    TokenStreamContext context = parser.streamReadContext();
    String pointer = context.pathAsPointer().toString();
    if (!batch) {
      return pointer;
    }
    int second = pointer.indexOf('/', 1);
    return second < 0 ? "" : pointer.substring(second);
  }

  // ---- faults

  Faults faults() {
    return faults;
  }

  /** A fault of the value on which the cursor stands. */
  void fault(String clause, String message) {
    faults.add(pointer(), message, clause);
  }

  /** A fault of a property of the object on whose end the cursor stands. */
  void faultIn(String property, String clause, String message) {
    faults.add(Fault.child(pointer(), property), message, clause);
  }

  void wrongType(String wanted) {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      isNull();
      return;
    }
    fault(FORMATTING, "must be " + wanted + "; found " + found());
    skip();
  }

  private void isNull() {
    fault(FORMATTING, "must not be null; leave the property out instead");
  }

  private void repeated(String name) {
    fault(FORMATTING, "\"" + name + "\" is used more than once in this object");
  }

  private void unknown(Shape shape, String name) {
    String meant = shape.meant(name);
    fault(
        FORMATTING,
        meant == null
            ? "%s has no property %s; it may have %s"
                .formatted(shape.what(), Quote.of(name), shape.list())
            : "%s has no property %s; names are case-sensitive, write \"%s\""
                .formatted(shape.what(), Quote.of(name), meant));
  }

  private String found() {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "the string " + Quote.of(parser.getString());
      case VALUE_TRUE -> "true";
      case VALUE_FALSE -> "false";
      default -> "the number " + Quote.cut(parser.getString());
    };
  }
}
