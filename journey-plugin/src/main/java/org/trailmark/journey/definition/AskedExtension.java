package org.trailmark.journey.definition;

import java.util.Map;
import java.util.TreeMap;
import org.trailmark.journey.extension.ConditionKind;
import org.trailmark.journey.extension.MemoryModel;
import org.trailmark.journey.extension.Parameters;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an extension of definitions answered when it was asked, once.
 *
 * @param part the JSON Schema of what stands where a definition names it
 */
public record AskedExtension<T>(T extension, String name, ObjectNode part) {

  /**
   * Asks a condition.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if its name or its schema is none
   */
  public static AskedExtension<ConditionKind<?>> condition(ConditionKind<?> kind) {
    return new AskedExtension<>(
        kind,
        checked(kind.name(), "condition", kind),
        part(
            kind.parameters(),
            Map.of(Extensions.OF, "match"),
            Map.of(Extensions.VALUE, "value"),
            kind));
  }

  /**
   * Asks a model of memory.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if its name or its schema is none
   */
  public static AskedExtension<MemoryModel<?>> model(MemoryModel<?> model) {
    return new AskedExtension<>(
        model,
        checked(model.name(), "model of memory", model),
        part(
            model.parameters(),
            Map.of(Extensions.MODEL, "model", Extensions.REVIEW, "match"),
            Map.of(Extensions.GRADE, "grade"),
            model));
  }

  private static String checked(String name, String what, Object extension) {
    if (!name.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw wrong("no " + what + " can be called \"" + name + "\"", extension);
    }
    return name;
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

  /** Puts one among the others; its name must be free. */
  static <T> void add(Map<String, AskedExtension<T>> byName, AskedExtension<T> one, String what) {
    if (byName.putIfAbsent(one.name, one) != null) {
      throw wrong("the " + what + " \"" + one.name + "\" is there twice", one.extension);
    }
  }

  private static LrsException wrong(String what, Object extension) {
    return new LrsException(
        ProblemCode.INVALID_CONFIGURATION, what + " (from " + extension.getClass().getName() + ")");
  }
}
