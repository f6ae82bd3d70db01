package org.trailmark.server.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * The settings of a YAML file, with their lines. Sections may be written as such, or as names with
 * dots: {@code http.port: 80}. A name without a value sets nothing.
 */
final class YamlSettings {
  private static final int MAX_DEPTH = 20;

  private final String file;
  private final List<Fault> faults;
  private final Map<String, Given> settings = new LinkedHashMap<>();

  private YamlSettings(String file, List<Fault> faults) {
    this.file = file;
    this.faults = faults;
  }

  /**
   * Reads the file.
   *
   * @param faults takes names that are there twice, and what is no value
   * @throws LrsException {@code INVALID_CONFIGURATION} if it cannot be read, or is no YAML
   */
  static Map<String, Given> read(Path file, List<Fault> faults) {
    YamlSettings reader = new YamlSettings(file.toString(), faults);
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      new Compose(LoadSettings.builder().build())
          .composeString(text)
          .ifPresent(root -> reader.add("", root, 0));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      Origin origin = new Origin(file.toString(), line);
      throw ServerConfig.invalid(
          List.of(Fault.inDocument("", line, origin.prefix() + "is no YAML: " + e.getProblem())));
    } catch (IOException | YamlEngineException e) {
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION, "Cannot read the configuration " + file + ": " + e, e);
    }
    return reader.settings;
  }

  private void add(String name, Node node, int depth) {
    if (depth > MAX_DEPTH) {
      fault(name, node, "lies too deep");
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key) {
          String dot = name.isEmpty() ? "" : ".";
          add(name + dot + key.getValue(), entry.getValueNode(), depth + 1);
        } else {
          fault(name, entry.getKeyNode(), "has a name that is no text");
        }
      }
    } else if (name.isEmpty()) {
      fault("the file", node, "holds names and values, like 'http.port: 8080'");
    } else if (node instanceof SequenceNode sequence) {
      List<String> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        if (item instanceof ScalarNode scalar) {
          items.add(scalar.getValue());
        } else {
          fault(name, item, "is a list of plain values");
        }
      }
      put(name, node, Given.list(items, origin(node)));
    } else if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      put(name, node, Given.text(scalar.getValue(), origin(node)));
    }
  }

  private void put(String name, Node node, Given given) {
    Given before = settings.putIfAbsent(name, given);
    if (before != null) {
      fault(name, node, "is there twice, first in line " + before.origin().line());
    }
  }

  private void fault(String name, Node node, String message) {
    Origin origin = origin(node);
    faults.add(Fault.inDocument(name, origin.line(), origin.prefix() + name + " " + message));
  }

  private Origin origin(Node node) {
    return new Origin(file, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0));
  }
}
