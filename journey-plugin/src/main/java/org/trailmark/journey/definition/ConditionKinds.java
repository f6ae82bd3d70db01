package org.trailmark.journey.definition;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trailmark.journey.extension.ConditionKind;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The conditions that extensions add, by name, and the schema of definitions with them in it. */
public final class ConditionKinds {
  /** There are no extensions. */
  public static final ConditionKinds NONE = new ConditionKinds(Set.of());

  static final String PREFIX = "plugin:";
  static final String OF = "of";
  static final String VALUE = "value";

  private final SortedMap<String, ConditionKind<?>> byName = new TreeMap<>();
  private final DefinitionSchema schema;

  /**
   * Takes what extensions offer.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if a name is none, or is there twice, or if
   *     the schema of parameters is none
   */
  public ConditionKinds(Collection<? extends ConditionKind<?>> kinds) {
    Map<String, JsonNode> parts = new LinkedHashMap<>();
    for (ConditionKind<?> kind : kinds) {
      if (!kind.name().matches("[a-z0-9][a-z0-9-]{0,63}")) {
        throw wrong("no condition can be called \"" + kind.name() + "\"", kind);
      }
      if (byName.putIfAbsent(kind.name(), kind) != null) {
        throw wrong("two conditions are called \"" + kind.name() + "\"", kind);
      }
      parts.put(PREFIX + kind.name(), part(kind));
    }
    schema = DefinitionSchema.with(parts);
  }

  /** What the kind asks for, and what the language asks for beside it. */
  private static ObjectNode part(ConditionKind<?> kind) {
    try {
      ObjectNode part = ExtensionSchema.read(kind.parameters().schema(), Set.of(OF, VALUE));
      ObjectNode properties = part.withObjectProperty("properties");
      properties.putObject(OF).put("$ref", "#/$defs/match");
      properties.putObject(VALUE).put("$ref", "#/$defs/value");
      ArrayNode required = part.withArrayProperty("required");
      required.add(OF);
      return part;
    } catch (IllegalArgumentException e) {
      throw wrong(
          "the schema of the condition \"" + kind.name() + "\" is none: " + e.getMessage(), kind);
    }
  }

  private static LrsException wrong(String what, ConditionKind<?> kind) {
    return new LrsException(
        ProblemCode.INVALID_CONFIGURATION, what + " (from " + kind.getClass().getName() + ")");
  }

  Optional<ConditionKind<?>> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Set<String> names() {
    return byName.keySet();
  }

  DefinitionSchema schema() {
    return schema;
  }
}
