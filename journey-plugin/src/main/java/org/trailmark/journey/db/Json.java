package org.trailmark.journey.db;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON in a column: written and read by this plugin alone, in a stable order of properties. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();
  private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};
  private static final TypeReference<List<String>> LIST = new TypeReference<>() {};

  private static final TypeReference<Map<Integer, BigDecimal>> NUMBERS = new TypeReference<>() {};

  private Json() {}

  /** Equal values give equal texts, if their parts have an order. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalStateException if the column does not hold what it should
   */
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JacksonException e) {
      throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
    }
  }

  /** A JSON object of strings, in its order. */
  public static Map<String, String> readMap(String json) {
    return MAPPER.readValue(json, STRINGS);
  }

  /** A JSON object of numbers whose keys are whole ones. */
  public static Map<Integer, BigDecimal> readNumbers(String json) {
    return MAPPER.readValue(json, NUMBERS);
  }

  /** A JSON array of strings. */
  public static List<String> readList(String json) {
    return MAPPER.readValue(json, LIST);
  }
}
