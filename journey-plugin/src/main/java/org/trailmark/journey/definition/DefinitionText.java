package org.trailmark.journey.definition;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.trailmark.lrs.problem.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the YAML or JSON of a text as a tree, and notes the line of every place.
 *
 * <p>YAML 1.2 with the types of JSON: {@code on}, {@code yes} and {@code no} are texts, and keys
 * are texts whatever they look like. Bounded in length, depth and, aliases resolved, in size.
 */
final class DefinitionText {
  private static final int MAX_CHARACTERS = 512 * 1024;
  private static final int MAX_DEPTH = 40;
  private static final int MAX_NODES = 50_000;

  private static final Set<Tag> KNOWN_TAGS =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.MAP, Tag.SEQ, Tag.MERGE);

  private final Map<String, Integer> lines = new HashMap<>();
  private final Faults faults = new Faults(lines);
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private int nodes;

  private DefinitionText() {}

  /**
   * A text that could be read.
   *
   * @param faults what was wrong with it so far (a key that is there twice), to be added to
   */
  record Tree(JsonNode root, Faults faults) {}

  /**
   * @throws org.trailmark.lrs.problem.LrsException if it is not YAML, or too large
   */
  static Tree read(String text) {
    if (text.length() > MAX_CHARACTERS) {
      throw refuse(0, "is longer than " + MAX_CHARACTERS + " characters.");
    }
    // JSON may be indented with tabs, which YAML forbids; in JSON no text holds a raw one.
    String yaml = text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text;
    LoadSettings settings = LoadSettings.builder().build();
    try {
      checkShape(new Parse(settings).parseString(yaml));
      Node root =
          compose(yaml, settings)
              .orElseThrow(() -> refuse(1, "is empty; it begins with 'journey: some-id'."));
      DefinitionText reader = new DefinitionText();
      return new Tree(reader.value("", root, line(root)), reader.faults);
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      String column = mark == null ? "" : " at column " + (mark.getColumn() + 1);
      throw refuse(
          mark == null ? 1 : mark.getLine() + 1, "is not YAML: " + e.getProblem() + column);
    } catch (YamlEngineException e) {
      throw refuse(1, "is not YAML: " + e.getMessage());
    }
  }

  private static Optional<Node> compose(String yaml, LoadSettings settings) {
    try {
      return new Compose(settings).composeString(yaml);
    } catch (IllegalArgumentException e) { // so says the library of tags that hold spaces
      throw new YamlEngineException(e);
    }
  }

  /** Looks at the events, which come without recursion, before a tree is made of them. */
  private static void checkShape(Iterable<Event> events) {
    int depth = 0;
    int documents = 0;
    for (Event event : events) {
      int line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
      if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
        throw refuse(line, "is nested more than " + MAX_DEPTH + " deep.");
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      } else if (event instanceof DocumentStartEvent && ++documents > 1) {
        throw refuse(line, "holds a second document; one text is one journey.");
      }
    }
  }

  private JsonNode value(String pointer, Node node, int line) {
    lines.put(pointer, line);
    if (++nodes > MAX_NODES) {
      throw refuse(line, "holds more than " + MAX_NODES + " values, aliases counted.");
    }
    if (!KNOWN_TAGS.contains(node.getTag())) {
      faults.add(pointer, "The tag " + node.getTag() + " means nothing here.");
    }
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar);
    }
    if (!open.add(node)) {
      throw refuse(line, "holds an alias of something that it lies in.");
    }
    JsonNode value =
        node instanceof MappingNode mapping
            ? mapping(pointer, mapping)
            : sequence(pointer, ((SequenceNode) node).getValue());
    open.remove(node);
    return value;
  }

  private ObjectNode mapping(String pointer, MappingNode mapping) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      int line = line(entry.getKeyNode());
      if (!(entry.getKeyNode() instanceof ScalarNode scalar)) {
        throw refuse(line, "has a list or a map as a key; keys are texts.");
      }
      String key = scalar.getValue();
      String place = Pointer.child(pointer, key);
      if (object.has(key)) {
        int first = lines.getOrDefault(place, line);
        lines.put(place, line);
        faults.add(place, "'" + key + "' is here twice; first on line " + first + ".");
      } else {
        object.set(key, value(place, entry.getValueNode(), line));
      }
    }
    return object;
  }

  private ArrayNode sequence(String pointer, List<Node> items) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Node item : items) {
      array.add(value(Pointer.child(pointer, array.size()), item, line(item)));
    }
    return array;
  }

  private static JsonNode scalar(ScalarNode scalar) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    String text = scalar.getValue();
    JsonNode number = number(scalar.getTag(), text);
    if (number != null) {
      return number;
    }
    if (scalar.getTag().equals(Tag.BOOL)) {
      return json.booleanNode(Boolean.parseBoolean(text));
    }
    return scalar.getTag().equals(Tag.NULL) ? json.nullNode() : json.stringNode(text);
  }

  /** Null where it is none; {@code .inf} and {@code .nan} stay texts. */
  private static @Nullable JsonNode number(Tag tag, String text) {
    try {
      if (tag.equals(Tag.INT)) {
        return JsonNodeFactory.instance.numberNode(new BigInteger(text));
      }
      if (tag.equals(Tag.FLOAT)) {
        return JsonNodeFactory.instance.numberNode(new BigDecimal(text));
      }
    } catch (NumberFormatException e) {
      return null;
    }
    return null;
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  private static RuntimeException refuse(int line, String what) {
    return Faults.refuse(List.of(Fault.inDocument("", line, "The text " + what)));
  }
}
