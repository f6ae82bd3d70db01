package org.trailmark.spec.conformance.json;

import tools.jackson.core.JsonPointer;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON, read and changed. Changes are made to copies. */
public final class Json {
  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final JsonMapper QUOTED =
      STRICT.rebuild().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

  private Json() {}

  /** JSON from an LRS. */
  public static JsonNode read(byte[] json) {
    return STRICT.readTree(json);
  }

  /** JSON written in a test, where single quotes do for double ones. */
  public static JsonNode of(String json) {
    return QUOTED.readTree(json);
  }

  /** A JSON object written in a test. */
  public static ObjectNode object(String json) {
    return (ObjectNode) of(json);
  }

  /** A JSON array of these. */
  public static ArrayNode array(JsonNode... elements) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (JsonNode element : elements) {
      array.add(element);
    }
    return array;
  }

  /** A JSON string. */
  public static JsonNode text(String text) {
    return JsonNodeFactory.instance.stringNode(text);
  }

  /** A copy with the value at {@code pointer} set; objects on the way are made. */
  public static ObjectNode with(ObjectNode original, String pointer, JsonNode value) {
    ObjectNode copy = original.deepCopy();
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode parent = parent(copy, at.head());
    String last = at.last().getMatchingProperty();
    if (parent instanceof ArrayNode array) {
      int index = Integer.parseInt(last);
      if (index == array.size()) {
        array.add(value);
      } else {
        array.set(index, value);
      }
    } else {
      ((ObjectNode) parent).set(last, value);
    }
    return copy;
  }

  /** A copy with the value at {@code pointer} set, the value written with single quotes. */
  public static ObjectNode with(ObjectNode original, String pointer, String value) {
    return with(original, pointer, of(value));
  }

  /** A copy without what is at {@code pointer}. */
  public static ObjectNode without(ObjectNode original, String pointer) {
    ObjectNode copy = original.deepCopy();
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode parent = copy.at(at.head());
    if (parent instanceof ArrayNode array) {
      array.remove(at.last().getMatchingIndex());
    } else if (parent instanceof ObjectNode object) {
      object.remove(at.last().getMatchingProperty());
    }
    return copy;
  }

  private static JsonNode parent(ObjectNode root, JsonPointer pointer) {
    JsonNode node = root;
    for (JsonPointer at = pointer; !at.matches(); at = at.tail()) {
      String name = at.getMatchingProperty();
      JsonNode next =
          node instanceof ArrayNode array ? array.get(at.getMatchingIndex()) : node.get(name);
      if (next == null) {
        next = JsonNodeFactory.instance.objectNode();
        ((ObjectNode) node).set(name, next);
      }
      node = next;
    }
    return node;
  }
}
