package org.trailmark.journey;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The words of a story, each a part of a statement: {@code film-1 = object IRI, type IRI}. A line
 * of words is a statement that has all their parts.
 */
final class StoryWords {
  private static final JsonMapper JSON = new JsonMapper();

  private final Set<String> people = new LinkedHashSet<>();
  private final Map<String, List<String>> words = new LinkedHashMap<>();

  void people(List<String> names) {
    people.addAll(names);
  }

  /** Says what a word means: its parts, such as {@code object IRI}. */
  void define(String word, List<String> parts) {
    if (people.contains(word) || words.putIfAbsent(word, parts) != null) {
      throw new IllegalArgumentException("'" + word + "' has a meaning already");
    }
    parts.forEach(part -> add(part, JSON.createObjectNode()));
  }

  boolean isPerson(String word) {
    return people.contains(word);
  }

  /** Somebody did something. */
  String statement(UUID id, List<String> line, Instant at) {
    ObjectNode statement = JSON.createObjectNode();
    statement.put("id", id.toString()).put("timestamp", at.toString());
    statement.set("actor", agent(line.get(0)));
    for (String word : line.subList(1, line.size())) {
      if (isPerson(word)) {
        statement.set("object", agent(word).put("objectType", "Agent"));
      } else if (words.containsKey(word)) {
        words.get(word).forEach(part -> add(part, statement));
      } else {
        throw new IllegalArgumentException("nobody said what '" + word + "' means");
      }
    }
    return statement.toString();
  }

  private static ObjectNode agent(String who) {
    return (ObjectNode) JSON.readTree(Did.agent(who));
  }

  private static void add(String part, ObjectNode statement) {
    String[] words = part.split(" +", -1);
    String value = words[words.length - 1];
    switch (words[0]) {
      case "verb" -> object(statement, "verb").put("id", value);
      case "object" -> object(statement, "object").put("id", value);
      case "type" -> object(statement, "object", "definition").put("type", value);
      case "under" -> activity(statement, "grouping", value);
      case "category" -> activity(statement, "category", value);
      case "registration" -> object(statement, "context").put("registration", value);
      case "scaled" -> object(statement, "result", "score").put("scaled", Double.valueOf(value));
      case "success" -> object(statement, "result").put("success", Boolean.parseBoolean(value));
      case "extension" ->
          object(statement, "result", "extensions").put(words[1], Double.valueOf(value));
      default -> throw new IllegalArgumentException("'" + words[0] + "' is no part of a statement");
    }
  }

  private static void activity(ObjectNode statement, String kind, String iri) {
    ObjectNode activities = object(statement, "context", "contextActivities");
    ArrayNode list = activities.get(kind) instanceof ArrayNode a ? a : activities.putArray(kind);
    list.addObject().put("id", iri);
  }

  private static ObjectNode object(ObjectNode in, String... names) {
    ObjectNode node = in;
    for (String name : names) {
      node = node.get(name) instanceof ObjectNode there ? there : node.putObject(name);
    }
    return node;
  }
}
