package org.trailmark.journey.definition;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Nearest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published JSON Schema of a definition, with what extensions add to it, and what it finds said
 * in words for authors: the schema's own descriptions. Safe on any thread.
 */
final class DefinitionSchema {
  static final String RESOURCE = "journey.schema.json";

  /** Parts of the language in which a condition may stand. */
  private static final List<String> PLACES_OF_CONDITIONS = List.of("condition", "rule");

  private final JsonNode document;
  private final Schema schema;

  private DefinitionSchema(JsonNode document) {
    this.document = document;
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(document);
  }

  /**
   * The language, and these parts beyond it.
   *
   * @param conditions the JSON Schema of each condition of an extension, by the key under which
   *     definitions name it
   * @param models that of each model of memory, by its name
   */
  static DefinitionSchema with(Map<String, JsonNode> conditions, Map<String, JsonNode> models) {
    ObjectNode document = load();
    ObjectNode known = (ObjectNode) document.path("$defs");
    conditions.forEach(
        (key, part) -> {
          known.set(key, part);
          for (String place : PLACES_OF_CONDITIONS) {
            ((ObjectNode) known.path(place).path("properties"))
                .putObject(key)
                .put("$ref", "#/$defs/" + key);
          }
        });
    ArrayNode byModel = ((ObjectNode) known.path("outcome")).putArray("allOf");
    models.forEach(
        (name, part) -> {
          String key = "memory:" + name;
          known.set(key, part);
          ObjectNode choice = byModel.addObject();
          ObjectNode when = choice.putObject("if");
          when.putArray("required").add(Extensions.MODEL);
          when.putObject("properties").putObject(Extensions.MODEL).put("const", name);
          choice.putObject("then").put("$ref", "#/$defs/" + key);
        });
    return new DefinitionSchema(document);
  }

  /** The schema as JSON text. */
  String text() {
    return document.toPrettyString();
  }

  void check(JsonNode root, Faults faults) {
    List<Error> errors = schema.validate(root);
    Set<String> incomplete =
        errors.stream()
            .filter(error -> error.getKeyword().equals("required"))
            .map(error -> pointer(error.getInstanceLocation()))
            .collect(Collectors.toSet());
    for (Error error : errors) {
      String pointer = pointer(error.getInstanceLocation());
      boolean saidAlready =
          error.getKeyword().equals("minProperties") && incomplete.contains(pointer);
      if (!saidAlready) {
        String property = error.getProperty();
        String place = property == null ? pointer : Pointer.child(pointer, property);
        faults.add(place, sentence(error, property));
      }
    }
  }

  private String sentence(Error error, @Nullable String property) {
    JsonNode rule = error.getSchemaNode();
    JsonNode around = around(error);
    return switch (error.getKeyword()) {
      case "additionalProperties" -> unknownKey(Objects.requireNonNull(property), around);
      case "required" -> "'" + property + "' is missing.";
      case "propertyNames" ->
          "'" + property + "' is not " + description(resolve(rule), "a name that fits here") + ".";
      case "type" -> "This must be " + description(around, kinds(rule)) + ".";
      case "enum" -> notListed(error.getInstanceNode(), rule);
      case "pattern" -> noFit(error.getInstanceNode().asString(), around);
      case "minimum" -> "This must be " + rule.asString() + " or more.";
      case "maximum" -> "This must be " + rule.asString() + " or less.";
      case "minItems" ->
          rule.asInt() == 1
              ? "This list must not be empty."
              : "This must have at least " + rule.asString() + " items.";
      case "minLength" ->
          rule.asInt() == 1
              ? "This text must not be empty."
              : "This text must have at least " + rule.asString() + " characters.";
      case "maxLength" -> "This text must not be longer than " + rule.asString() + " characters.";
      case "uniqueItems" -> "This list names something twice.";
      case "minProperties", "maxProperties" -> "Say " + description(around, "something") + " here.";
      default -> "This " + error.getMessage() + ".";
    };
  }

  private static String unknownKey(String key, JsonNode around) {
    if (NotYet.isKey(key)) {
      return NotYet.sentence(key);
    }
    return "Unknown key '"
        + key
        + "'"
        + Nearest.hint(key, around.path("properties").propertyNames());
  }

  private static String notListed(JsonNode value, JsonNode allowed) {
    String text = value.asString();
    if (NotYet.isValue(text)) {
      return NotYet.sentence(text);
    }
    List<String> names = allowed.valueStream().map(JsonNode::asString).toList();
    return "'" + text + "' is not one of " + String.join(", ", names) + Nearest.hint(text, names);
  }

  private static String noFit(String text, JsonNode around) {
    return NotYet.isValue(text)
        ? NotYet.sentence(text)
        : "'" + text + "' is not " + description(around, "what fits here") + ".";
  }

  private static String kinds(JsonNode type) {
    List<String> kinds = type.isArray() ? names(type) : List.of(type.asString());
    return kinds.stream()
        .map(
            kind ->
                switch (kind) {
                  case "string" -> "a text (put it in quotes)";
                  case "array" -> "a list";
                  case "object" -> "a map";
                  case "integer" -> "a whole number";
                  case "number" -> "a number";
                  default -> kind;
                })
        .collect(Collectors.joining(" or "));
  }

  private static List<String> names(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  private static String description(JsonNode schema, String otherwise) {
    return schema.path("description").asString(otherwise);
  }

  /** The schema in which the keyword that failed stands. */
  private JsonNode around(Error error) {
    NodePath path = error.getSchemaLocation().getFragment();
    JsonNode node = document;
    for (int i = 0; i < path.getNameCount() - 1; i++) {
      Object element = path.getElement(i);
      node = element instanceof Integer index ? node.path(index) : node.path(element.toString());
    }
    return node;
  }

  private JsonNode resolve(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    return reference.isEmpty() ? schema : document.at(reference.substring(1));
  }

  private static String pointer(NodePath path) {
    String pointer = "";
    for (int i = 0; i < path.getNameCount(); i++) {
      pointer = Pointer.child(pointer, path.getElement(i).toString());
    }
    return pointer;
  }

  private static ObjectNode load() {
    try (InputStream in = DefinitionSchema.class.getResourceAsStream(RESOURCE)) {
      return (ObjectNode) JsonMapper.shared().readTree(Objects.requireNonNull(in, RESOURCE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
