package org.trailmark.journey.api.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads a JSON object of texts. */
final class JsonTexts {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private JsonTexts() {}

  /**
   * The texts by key; what is null is left out.
   *
   * @param known the keys that may be there
   * @param faults takes unknown keys, and values that are no texts
   * @throws LrsException {@code INVALID_DOCUMENT} if it is no JSON object
   */
  static Map<String, String> read(String body, Set<String> known, List<Fault> faults) {
    Map<String, String> texts = new HashMap<>();
    object(body)
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                faults.add(Fault.inDocument("", 0, "unknown key '" + key + "'"));
              } else if (value instanceof String text) {
                texts.put(key, text);
              } else if (value != null) {
                faults.add(Fault.inDocument("/" + key, 0, "a text, not " + value));
              }
            });
    return texts;
  }

  private static Map<String, Object> object(String body) {
    try {
      @Nullable Map<String, Object> object = MAPPER.readValue(body, OBJECT);
      if (object != null) {
        return object;
      }
    } catch (JacksonException e) {
      throw noObject(e);
    }
    throw noObject(null);
  }

  private static LrsException noObject(@Nullable Throwable cause) {
    return new LrsException(ProblemCode.INVALID_DOCUMENT, "this is not a JSON object", cause);
  }
}
