package org.trailmark.lrs.sql.access;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.trailmark.lrs.store.Boundary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A boundary in a column: {@code {"activities": [...], "learners": [...]}}. */
final class BoundaryJson {
  private static final JsonMapper JSON = new JsonMapper();

  private BoundaryJson() {}

  static String write(Boundary boundary) {
    ObjectNode json = JSON.createObjectNode();
    json.set("activities", JSON.valueToTree(new TreeSet<>(boundary.activities())));
    json.set("learners", JSON.valueToTree(new TreeSet<>(boundary.learners())));
    return json.toString();
  }

  static Boundary read(String text) {
    JsonNode json = JSON.readTree(text);
    return new Boundary(texts(json.path("activities")), texts(json.path("learners")));
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new LinkedHashSet<>();
    array.forEach(text -> texts.add(text.asString()));
    return texts;
  }
}
