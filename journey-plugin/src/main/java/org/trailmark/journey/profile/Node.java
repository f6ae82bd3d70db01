package org.trailmark.journey.profile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;
import tools.jackson.databind.JsonNode;

/**
 * An object of a profile's document, and where it stands. What is missing or of another kind than
 * asked for is a fault, and reads as empty, so that the rest is read all the same.
 */
record Node(String pointer, JsonNode object, ProfileReader.Faults faults) {
  /** A scheme, and no blank or bracket. */
  private static final Pattern IRI =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`\\p{Cntrl}]+");

  private static final int LONGEST_IRI = 300;

  void wrong(String message) {
    faults.add(pointer, message);
  }

  void wrongAt(String key, String message) {
    faults.add(child(key), message);
  }

  String child(String key) {
    return Fault.child(pointer, key);
  }

  JsonNode value(String key) {
    return object.path(key);
  }

  boolean has(String key) {
    return object.has(key);
  }

  /** Of this type; JSON-LD's own keys are called {@code @id} and {@code @type} in old profiles. */
  void mustBe(String type) {
    String key = object.has("@type") ? "@type" : "type";
    if (!type.equals(object.path(key).asString(""))) {
      wrongAt(key, "must be \"" + type + "\"");
    }
  }

  String id() {
    return iri(object.has("@id") ? "@id" : "id");
  }

  /** Refuses keys that the standard does not have and that are not written with a prefix. */
  void allow(Collection<String> keys) {
    for (String key : object.propertyNames()) {
      boolean known = keys.contains(key) || key.equals("id") || key.equals("type");
      if (!known && !key.startsWith("@") && !key.contains(":")) {
        wrongAt(key, "is not a property that the standard has here");
      }
    }
  }

  @Nullable String text(String key) {
    JsonNode value = object.path(key);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isString() || value.asString().isEmpty()) {
      wrongAt(key, "must be a text");
      return null;
    }
    return value.asString();
  }

  boolean flag(String key) {
    JsonNode value = object.path(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      wrongAt(key, "must be true or false");
    }
    return value.asBoolean(false);
  }

  /** Empty, and a fault, where it is none. */
  String iri(String key) {
    return iri(object.path(key), child(key));
  }

  private String iri(JsonNode value, String place) {
    String text = value.isString() ? value.asString() : "";
    if (!IRI.matcher(text).matches()) {
      faults.add(place, value.isMissingNode() ? "is missing" : "must be an absolute IRI");
      return "";
    }
    if (text.length() > LONGEST_IRI) {
      faults.add(place, "must not be longer than " + LONGEST_IRI + " characters");
    }
    return text;
  }

  /** A list of IRIs, each a text or an object with an id. */
  List<String> iris(String key) {
    List<String> iris = new ArrayList<>();
    JsonNode list = list(key);
    for (int i = 0; i < list.size(); i++) {
      iris.add(reference(list.path(i), child(key) + "/" + i));
    }
    return iris;
  }

  /** One IRI, as a list. */
  List<String> references(String key) {
    return List.of(reference(object.path(key), child(key)));
  }

  private String reference(JsonNode value, String place) {
    JsonNode id = value.isObject() ? value.path(value.has("@id") ? "@id" : "id") : value;
    return iri(id, place);
  }

  /** The objects of a list; empty where there is none. */
  List<Node> items(String key) {
    List<Node> items = new ArrayList<>();
    JsonNode list = object.has(key) ? list(key) : object.path(key);
    for (int i = 0; i < list.size(); i++) {
      String place = child(key) + "/" + i;
      if (list.path(i).isObject()) {
        items.add(new Node(place, list.path(i), faults));
      } else {
        faults.add(place, "must be an object");
      }
    }
    return items;
  }

  /** A list that is not empty, as the standard wants them. */
  private JsonNode list(String key) {
    JsonNode value = object.path(key);
    if (!value.isArray() || value.isEmpty()) {
      wrongAt(key, "must be a list that is not empty");
      return value.isArray() ? value : object.path(key + "/missing");
    }
    return value;
  }

  /** Any values, as a list; null where nothing is said. */
  @Nullable JsonNode values(String key) {
    return object.has(key) ? list(key) : null;
  }
}
