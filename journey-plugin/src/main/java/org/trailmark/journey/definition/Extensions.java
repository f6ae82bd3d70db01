package org.trailmark.journey.definition;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trailmark.journey.extension.ConditionKind;
import org.trailmark.journey.extension.MemoryModel;
import org.trailmark.journey.extension.Parameters;
import org.trailmark.journey.memory.Fsrs;
import org.trailmark.journey.memory.Ladder;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What definitions may name beyond the words of the language, conditions and models of memory, and
 * the schema of definitions with all of it.
 */
public final class Extensions {
  /** There are no extensions; the models of memory that are built in are there. */
  public static final Extensions NONE = new Extensions(List.of(), List.of());

  static final String PREFIX = "plugin:";
  static final String OF = "of";
  static final String VALUE = "value";
  static final String MODEL = "model";
  static final String REVIEW = "review";
  static final String GRADE = "grade";

  private final SortedMap<String, ConditionKind<?>> conditions = new TreeMap<>();
  private final Map<String, MemoryModel<?>> models = new LinkedHashMap<>();
  private final DefinitionSchema schema;

  /**
   * Takes what extensions offer.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if a name is none, or is there twice, or if
   *     the schema of parameters is none
   */
  public Extensions(
      Collection<? extends ConditionKind<?>> conditions,
      Collection<? extends MemoryModel<?>> models) {
    Map<String, JsonNode> conditionParts = new LinkedHashMap<>();
    for (ConditionKind<?> kind : conditions) {
      add(this.conditions, kind.name(), kind, "condition");
      conditionParts.put(
          PREFIX + kind.name(),
          part(kind.parameters(), Map.of(OF, "match"), Map.of(VALUE, "value"), kind));
    }
    Map<String, JsonNode> modelParts = new LinkedHashMap<>();
    for (MemoryModel<?> ours : List.of(new Fsrs(), new Ladder())) {
      this.models.put(ours.name(), ours);
    }
    SortedMap<String, MemoryModel<?>> others = new TreeMap<>();
    models.forEach(model -> add(others, model.name(), model, "model of memory"));
    others.forEach((name, model) -> this.models.put(PREFIX + name, model));
    this.models.forEach(
        (name, model) ->
            modelParts.put(
                name,
                part(
                    model.parameters(),
                    Map.of(MODEL, "model", REVIEW, "match"),
                    Map.of(GRADE, "grade"),
                    model)));
    schema = DefinitionSchema.with(conditionParts, modelParts);
  }

  private static <T> void add(Map<String, T> byName, String name, T extension, String what) {
    if (!name.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw wrong("no " + what + " can be called \"" + name + "\"", extension);
    }
    if (byName.putIfAbsent(name, extension) != null) {
      throw wrong("the " + what + " \"" + name + "\" is there twice", extension);
    }
  }

  /** What the extension asks for, and what the language asks for beside it. */
  private static ObjectNode part(
      Parameters<?> parameters,
      Map<String, String> needed,
      Map<String, String> allowed,
      Object extension) {
    try {
      Map<String, String> ours = new TreeMap<>(needed);
      ours.putAll(allowed);
      ObjectNode part = ExtensionSchema.read(parameters.schema(), ours.keySet());
      ObjectNode properties = part.withObjectProperty("properties");
      ours.forEach((key, type) -> properties.putObject(key).put("$ref", "#/$defs/" + type));
      ArrayNode required = part.withArrayProperty("required");
      new TreeMap<>(needed).keySet().forEach(required::add);
      return part;
    } catch (IllegalArgumentException e) {
      throw wrong("the schema of its parameters is none: " + e.getMessage(), extension);
    }
  }

  private static LrsException wrong(String what, Object extension) {
    return new LrsException(
        ProblemCode.INVALID_CONFIGURATION, what + " (from " + extension.getClass().getName() + ")");
  }

  Optional<ConditionKind<?>> condition(String name) {
    return Optional.ofNullable(conditions.get(name));
  }

  Set<String> conditions() {
    return conditions.keySet();
  }

  /**
   * A model of memory.
   *
   * @param name as definitions have it: {@code fsrs}, {@code plugin:NAME}
   */
  Optional<MemoryModel<?>> model(String name) {
    return Optional.ofNullable(models.get(name));
  }

  Set<String> models() {
    return Collections.unmodifiableSet(models.keySet());
  }

  DefinitionSchema schema() {
    return schema;
  }
}
