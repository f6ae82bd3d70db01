package org.trailmark.journey.profile;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON values in a form in which equal ones are equal: 1 is 1.0, whatever class holds it. */
final class JsonValue {
  /** What stands for {@code null}, which collections do not take. */
  static final Object NULL = new Object();

  private JsonValue() {}

  static Object canonical(@Nullable Object value) {
    if (value == null) {
      return NULL;
    }
    if (value instanceof Number number) {
      return new BigDecimal(number.toString()).stripTrailingZeros();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(JsonValue::canonical).toList();
    }
    if (value instanceof Map<?, ?> object) {
      Map<String, Object> same = new LinkedHashMap<>();
      object.forEach((key, inner) -> same.put(String.valueOf(key), canonical(inner)));
      return same;
    }
    return value;
  }
}
