package org.trailmark.spec.conformance.json;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells where a statement that came back differs from the one that was sent (xAPI-Data 2.3.1). */
public final class Comparison {
  private static final Set<String> SET_BY_LRS =
      Set.of("id", "stored", "authority", "version", "timestamp");

  private final List<String> differences = new ArrayList<>();

  private Comparison() {}

  /**
   * Compares.
   *
   * @return what differs, each with a JSON pointer; empty when nothing does
   */
  public static List<String> differences(ObjectNode sent, ObjectNode received) {
    Comparison comparison = new Comparison();
    comparison.object("", sent, received);
    return comparison.differences;
  }

  /** Fails the test when something differs. */
  public static void assertAnsweredBack(ObjectNode sent, ObjectNode received) {
    List<String> differences = differences(sent, received);
    if (!differences.isEmpty()) {
      throw new AssertionError("not answered back as sent: " + String.join("; ", differences));
    }
  }

  private void object(String pointer, ObjectNode sent, ObjectNode received) {
    boolean top = pointer.isEmpty();
    for (String name : sent.propertyNames()) {
      JsonNode value = received.get(name);
      if (top && (name.equals("stored") || name.equals("authority"))) {
        continue;
      }
      if (value == null) {
        differences.add(pointer + "/" + name + " is missing");
      } else {
        value(pointer + "/" + name, sent.required(name), value);
      }
    }
    for (String name : received.propertyNames()) {
      if (!sent.has(name) && !(top && SET_BY_LRS.contains(name))) {
        differences.add(pointer + "/" + name + " was added");
      }
    }
  }

  private void value(String pointer, JsonNode sent, JsonNode received) {
    if (pointer.matches("(/object)?/context/contextActivities/[a-z]+") && sent.isObject()) {
      value(pointer, Json.array(sent), received);
    } else if (pointer.matches("(/object)?/timestamp")) {
      if (!instant(sent).equals(instant(received))) {
        differences.add(pointer + " is " + received + " instead of " + sent);
      }
    } else if (sent instanceof ObjectNode s && received instanceof ObjectNode r) {
      object(pointer, s, r);
    } else if (sent instanceof ArrayNode s && received instanceof ArrayNode r) {
      array(pointer, s, r);
    } else if (!same(sent, received)) {
      differences.add(pointer + " is " + received + " instead of " + sent);
    }
  }

  private void array(String pointer, ArrayNode sent, ArrayNode received) {
    if (sent.size() != received.size()) {
      differences.add(pointer + " has " + received.size() + " elements, not " + sent.size());
      return;
    }
    for (int i = 0; i < sent.size(); i++) {
      JsonNode expected = sent.get(i);
      JsonNode actual = pointer.endsWith("/member") ? likest(expected, received) : received.get(i);
      value(pointer + "/" + i, expected, actual);
    }
  }

  /** Members of a group may come in any order. */
  private static JsonNode likest(JsonNode member, ArrayNode among) {
    for (JsonNode candidate : among) {
      if (candidate.equals(member)) {
        return candidate;
      }
    }
    return among.get(0);
  }

  private static boolean same(JsonNode sent, JsonNode received) {
    if (sent.isNumber() && received.isNumber()) {
      return sent.decimalValue().compareTo(received.decimalValue()) == 0;
    }
    return sent.equals(received);
  }

  private static Object instant(JsonNode timestamp) {
    try {
      return OffsetDateTime.parse(timestamp.asString()).toInstant();
    } catch (DateTimeParseException e) {
      return timestamp;
    }
  }
}
