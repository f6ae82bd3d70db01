package org.trailmark.journey.definition;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.trailmark.lrs.hash.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What makes two texts one version: SHA-256 over the content as JSON without blanks, the keys of
 * maps sorted, but for steps and exits, whose order means something.
 */
final class ContentHash {
  private static final Set<String> ORDERED = Set.of("/steps", "/exits");

  private ContentHash() {}

  static String of(JsonNode root) {
    return Sha256.hex(canonical("", root).toString());
  }

  private static JsonNode canonical(String pointer, JsonNode node) {
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> array.add(canonical(Pointer.child(pointer, array.size()), item)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    Collection<String> keys =
        ORDERED.contains(pointer) ? node.propertyNames() : new TreeSet<>(node.propertyNames());
    for (String key : keys) {
      object.set(key, canonical(Pointer.child(pointer, key), node.path(key)));
    }
    return object;
  }
}
