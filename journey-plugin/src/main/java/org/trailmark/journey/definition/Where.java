package org.trailmark.journey.definition;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.Program;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A compiled {@code where}: a CEL expression over {@code s}, the statement, that is true or false.
 * It sees no clock and is bounded in size, depth and iterations. Safe on any thread.
 */
public final class Where {
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .comprehensionMaxIterations(1_000)
          .maxExpressionCodePointSize(2_000)
          .maxParseRecursionDepth(50)
          .maxRegexProgramSize(1_000)
          .build();

  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("s", MapType.create(SimpleType.STRING, SimpleType.DYN))
          .setResultType(SimpleType.BOOL)
          .build();

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

  private final Program program;

  private Where(Program program) {
    this.program = program;
  }

  /**
   * Compiles.
   *
   * @throws IllegalArgumentException if it is no CEL or cannot be a truth; the message says what is
   *     wrong and at which line and column of the expression
   */
  public static Where compile(String expression) {
    CelValidationResult result = COMPILER.compile(expression);
    if (result.hasError()) {
      throw new IllegalArgumentException(
          result.getErrors().stream().map(Where::words).collect(Collectors.joining("; ")));
    }
    try {
      return new Where(RUNTIME.createProgram(result.getAst()));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Whether it is true of a statement, or why that cannot be said.
   *
   * @param statement as {@link #prepare} gives it
   */
  public Outcome test(Map<String, ?> statement) {
    try {
      Object result = program.eval(Map.of("s", statement));
      return result instanceof Boolean truth
          ? new Outcome(truth, null)
          : new Outcome(false, "it gives " + result + ", neither true nor false");
    } catch (CelEvaluationException | RuntimeException e) {
      return new Outcome(false, root(e)); // whatever it is, it is told, and the stream goes on
    }
  }

  private static String root(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
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

  private static String words(CelIssue issue) {
    CelSourceLocation place = issue.getSourceLocation();
    String line = place.getLine() > 1 ? "line " + place.getLine() + ", " : "";
    return line + "column " + (place.getColumn() + 1) + ": " + issue.getMessage();
  }
}
