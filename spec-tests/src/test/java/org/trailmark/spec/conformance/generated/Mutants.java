package org.trailmark.spec.conformance.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.trailmark.spec.conformance.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All mutants with one fault that can be made of a valid statement. */
final class Mutants {
  private static final Set<String> NUMBERS = Set.of("scaled", "raw", "min", "max", "length");
  private static final Set<String> IRIS =
      Set.of("openid", "homePage", "type", "moreInfo", "usageType", "fileUrl");
  private static final Set<String> LANGUAGE_MAPS = Set.of("display", "name", "description");

  private final ObjectNode statement;
  private final List<Mutant> found = new ArrayList<>();

  private Mutants(ObjectNode statement) {
    this.statement = statement;
  }

  /** Every mutant of a statement. */
  static List<Mutant> of(ObjectNode statement) {
    Mutants mutants = new Mutants(statement);
    mutants.object("", statement);
    return mutants.found;
  }

  private void object(String at, ObjectNode object) {
    set("an unknown property", at + "/unknown", Json.text("x"));
    for (String name : object.propertyNames()) {
      String pointer = at + "/" + name.replace("~", "~0").replace("/", "~1");
      JsonNode value = object.required(name);
      set("null", pointer, Json.of("null"));
      set("another type", pointer, value.isNumber() ? Json.text("1") : Json.of("7"));
      if (value.isObject() && name.equals("extensions")) {
        set("a key that is no IRI", pointer + "/key", Json.of("1"));
      } else if (value instanceof ObjectNode inner && LANGUAGE_MAPS.contains(name)) {
        set("a bad language tag", pointer + "/not_a_tag", Json.text("x"));
        inner.propertyNames().forEach(tag -> set("no string", pointer + "/" + tag, Json.of("1")));
      } else if (value instanceof ObjectNode inner) {
        object(pointer, inner);
      } else if (value instanceof ArrayNode array) {
        array(pointer, array);
      } else {
        leaf(name, pointer, object);
      }
    }
  }

  private void array(String at, ArrayNode array) {
    for (int i = 0; i < array.size(); i++) {
      set("another type", at + "/" + i, Json.of("7"));
      if (array.get(i) instanceof ObjectNode inner) {
        object(at + "/" + i, inner);
      }
    }
  }

  private void leaf(String name, String pointer, ObjectNode owner) {
    if (NUMBERS.contains(name)) {
      set("a string for a number", pointer, Json.text("0"));
    } else if (IRIS.contains(name) || (name.equals("id") && isIri(owner))) {
      set("no scheme", pointer, Json.text("example.com/x"));
    } else if (name.equals("objectType")) {
      set("an unknown type", pointer, Json.text("Something"));
    } else if (name.equals("mbox")) {
      set("no mailto", pointer, Json.text("ann@example.com"));
    } else if (name.equals("mbox_sha1sum")) {
      set("no SHA-1", pointer, Json.text("abc"));
    } else if (name.equals("registration") || isReference(name, owner)) {
      set("no UUID", pointer, Json.text("12"));
    } else if (name.equals("timestamp")) {
      set("no timestamp", pointer, Json.text("today"));
    } else if (name.equals("duration")) {
      set("no duration", pointer, Json.text("1 hour"));
    } else if (name.equals("success")) {
      set("a string for a boolean", pointer, Json.text("true"));
    } else if (name.equals("language")) {
      set("no language", pointer, Json.text("e"));
    }
  }

  private static boolean isIri(ObjectNode owner) {
    return owner.path("id").asString("").contains(":");
  }

  private static boolean isReference(String name, ObjectNode owner) {
    return name.equals("id")
        && (owner.has("actor") || owner.path("objectType").asString("").equals("StatementRef"));
  }

  private void set(String fault, String pointer, JsonNode value) {
    found.add(new Mutant(fault, pointer, Json.with(statement, pointer, value)));
  }
}
