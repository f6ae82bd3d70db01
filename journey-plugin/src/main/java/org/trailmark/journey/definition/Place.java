package org.trailmark.journey.definition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A place of the text and what stands there. What is missing or of another kind than asked for
 * reads as empty: the schema has said so already, and the rest shall be read all the same.
 */
record Place(String pointer, JsonNode value) {

  boolean exists() {
    return !value.isMissingNode();
  }

  Place at(String key) {
    return new Place(Pointer.child(pointer, key), value.path(key));
  }

  /** The entries of a map, in the order of the text. */
  Map<String, Place> entries() {
    Map<String, Place> entries = new LinkedHashMap<>();
    if (value.isObject()) {
      value.propertyNames().forEach(key -> entries.put(key, at(key)));
    }
    return entries;
  }

  /** The items of a list. */
  List<Place> items() {
    List<Place> items = new ArrayList<>();
    if (value.isArray()) {
      for (JsonNode item : value) {
        items.add(new Place(Pointer.child(pointer, items.size()), item));
      }
    }
    return items;
  }

  /** The items of a list, or the one thing that stands in its place. */
  List<Place> oneOrMore() {
    return value.isArray() ? items() : exists() ? List.of(this) : List.of();
  }

  @Nullable String text() {
    return value.isString() ? value.asString() : null;
  }

  String text(String otherwise) {
    String text = text();
    return text == null ? otherwise : text;
  }

  /** The map that stands there, less these keys; empty where there is none. */
  JsonNode without(Set<String> keys) {
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    entries()
        .forEach(
            (key, place) -> {
              if (!keys.contains(key)) {
                rest.set(key, place.value());
              }
            });
    return rest;
  }

  boolean truth(boolean otherwise) {
    return value.isBoolean() ? value.booleanValue() : otherwise;
  }

  @Nullable BigDecimal decimal() {
    return value.isNumber() ? value.decimalValue() : null;
  }

  int number(int otherwise) {
    return value.isNumber() && value.canConvertToInt() ? value.intValue() : otherwise;
  }
}
