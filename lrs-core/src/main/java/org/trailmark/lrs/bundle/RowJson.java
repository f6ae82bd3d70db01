package org.trailmark.lrs.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row as a line of JSON: numbers, texts, booleans and null as they are, bytes as an object {@code
 * {"base64": "..."}}.
 */
final class RowJson {
  private static final String BYTES = "base64";

  private RowJson() {}

  static byte[] write(SortedMap<String, @Nullable Object> row) {
    ObjectNode json = Bundle.JSON.createObjectNode();
    row.forEach(
        (column, value) -> {
          if (value instanceof byte[] bytes) {
            json.putObject(column).put(BYTES, Base64.getEncoder().encodeToString(bytes));
          } else {
            json.set(column, Bundle.JSON.valueToTree(value));
          }
        });
    return (Bundle.JSON.writeValueAsString(json) + "\n").getBytes(UTF_8);
  }

  /**
   * Reads one.
   *
   * @throws LrsException {@code INVALID_DOCUMENT}
   */
  static Map<String, @Nullable Object> read(String line) {
    try {
      Map<String, @Nullable Object> row = new TreeMap<>();
      for (Map.Entry<String, JsonNode> member : Bundle.JSON.readTree(line).properties()) {
        row.put(member.getKey(), value(member.getValue()));
      }
      return row;
    } catch (JacksonException | IllegalArgumentException e) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT, "This is no row of a table: " + e.getMessage(), e);
    }
  }

  private static @Nullable Object value(JsonNode json) {
    return switch (json.getNodeType()) {
      case NULL -> null;
      case STRING -> json.asString();
      case BOOLEAN -> json.asBoolean();
      case NUMBER -> json.isIntegralNumber() ? (Object) json.asLong() : json.asDouble();
      case OBJECT -> Base64.getDecoder().decode(json.path(BYTES).asString());
      default -> throw new IllegalArgumentException("a " + json.getNodeType());
    };
  }
}
