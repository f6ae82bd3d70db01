package org.trailmark.journey.definition;

import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compiled {@code where}: a CEL expression over {@code s}, the statement, that is true or false.
 * It sees no clock and is bounded in size, depth and iterations. Safe on any thread.
 */
public final class Where {
  private final Cel cel;

  private Where(Cel cel) {
    this.cel = cel;
  }

  /**
   * Compiles.
   *
   * @throws IllegalArgumentException if it is no CEL or cannot be a truth; the message says what is
   *     wrong and at which line and column of the expression
   */
  public static Where compile(String expression) {
    return new Where(Cel.truth(expression));
  }

  /**
   * Whether it is true of a statement, or why that cannot be said.
   *
   * @param statement as {@link #prepare} gives it
   */
  public Outcome test(Map<String, ?> statement) {
    Cel.Result result = cel.of(statement);
    if (result.problem() != null) {
      return new Outcome(false, result.problem());
    }
    return result.value() instanceof Boolean truth
        ? new Outcome(truth, null)
        : new Outcome(false, "it gives " + result.value() + ", neither true nor false");
  }

  /**
   * What a test said.
   *
   * @param problem why it counts as false although it is not known to be; null: it was tested
   */
  public record Outcome(boolean holds, @Nullable String problem) {}

  /** A JSON object with its numbers as CEL takes them: whole ones as 64 bits, others as doubles. */
  public static Map<String, Object> prepare(Map<?, ?> object) {
    Map<String, Object> prepared = new LinkedHashMap<>();
    object.forEach((key, value) -> prepared.put(String.valueOf(key), value(value)));
    return prepared;
  }

  private static Object value(@Nullable Object value) {
    if (value == null) {
      return NullValue.NULL_VALUE;
    }
    if (value instanceof Map<?, ?> object) {
      return prepare(object);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Where::value).toList();
    }
    if (value instanceof BigInteger number) {
      return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number.doubleValue();
    }
    if (value instanceof BigDecimal || value instanceof Float) {
      return ((Number) value).doubleValue();
    }
    return value instanceof Integer number ? (Object) number.longValue() : value;
  }
}
