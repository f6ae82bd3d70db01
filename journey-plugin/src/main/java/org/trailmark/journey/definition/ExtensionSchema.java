package org.trailmark.journey.definition;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema that an extension brings, made a part of the published one. */
final class ExtensionSchema {
  /** They would mean another document than the one in which the schema stands. */
  private static final List<String> NOT_HERE = List.of("$id", "$defs", "$anchor", "$dynamicAnchor");

  private ExtensionSchema() {}

  /**
   * Reads it.
   *
   * @param ours keys of the language itself that stand beside the extension's
   * @throws IllegalArgumentException with what is wrong with it, in words
   */
  static ObjectNode read(String text, Set<String> ours) {
    if (!(parse(text) instanceof ObjectNode schema)) {
      throw new IllegalArgumentException("it is no JSON object");
    }
    schema.remove("$schema");
    for (String keyword : NOT_HERE) {
      if (schema.has(keyword)) {
        throw new IllegalArgumentException(
            "it has " + keyword + ", but is a part of the schema of definitions");
      }
    }
    String errors =
        SchemaRegistry.withDialect(Dialects.getDraft202012())
            .getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()))
            .validate(schema)
            .stream()
            .map(error -> error.getInstanceLocation() + " " + error.getMessage())
            .collect(Collectors.joining("; "));
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(errors);
    }
    String type = schema.path("type").asString("object");
    if (!type.equals("object")) {
      throw new IllegalArgumentException("it is of type " + type + ", not object");
    }
    schema.put("type", "object");
    for (String name : schema.path("properties").propertyNames()) {
      if (ours.contains(name)) {
        throw new IllegalArgumentException("'" + name + "' is a word of the language itself");
      }
    }
    return schema;
  }

  private static JsonNode parse(String text) {
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }
}
