package org.trailmark.journey.definition;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compiled {@code value}: a CEL expression over {@code s}, the statement, that gives a number. It
 * sees no clock and is bounded in size, depth and iterations. Safe on any thread.
 */
public final class Amount {
  private final Cel cel;

  private Amount(Cel cel) {
    this.cel = cel;
  }

  /**
   * Compiles.
   *
   * @throws IllegalArgumentException if it is no CEL or cannot be a number; the message says what
   *     is wrong and at which line and column of the expression
   */
  public static Amount compile(String expression) {
    return new Amount(Cel.number(expression));
  }

  /**
   * What it gives for a statement, or why there is none.
   *
   * @param statement as {@link Where#prepare} gives it
   */
  public Outcome of(Map<String, ?> statement) {
    Cel.Result result = cel.of(statement);
    if (result.problem() != null) {
      return new Outcome(null, result.problem());
    }
    if (result.value() instanceof Double number && Double.isFinite(number)) {
      return new Outcome(BigDecimal.valueOf(number), null);
    }
    if (result.value() instanceof Long || result.value() instanceof Integer) {
      return new Outcome(BigDecimal.valueOf(((Number) result.value()).longValue()), null);
    }
    if (result.value() instanceof Number number && !(number instanceof Double)) {
      return new Outcome(new BigDecimal(number.toString()), null); // unsigned
    }
    return new Outcome(null, "it gives " + result.value() + ", no number");
  }

  /**
   * What came of it. Exactly one of the two is there.
   *
   * @param problem why there is no number
   */
  public record Outcome(@Nullable BigDecimal number, @Nullable String problem) {}
}
