package org.trailmark.journey.definition;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.Program;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A compiled CEL expression over {@code s}, the statement. It sees no clock and is bounded in size,
 * depth and iterations. Safe on any thread.
 */
final class Cel {
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .comprehensionMaxIterations(1_000)
          .maxExpressionCodePointSize(2_000)
          .maxParseRecursionDepth(50)
          .maxRegexProgramSize(1_000)
          .build();

  private static final CelCompiler TRUTHS = compiler().setResultType(SimpleType.BOOL).build();
  private static final CelCompiler NUMBERS = compiler().build();
  private static final Set<CelKind> NUMERIC = Set.of(CelKind.INT, CelKind.UINT, CelKind.DOUBLE);

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

  private final Program program;

  private Cel(Program program) {
    this.program = program;
  }

  private static CelCompilerBuilder compiler() {
    return CelCompilerFactory.standardCelCompilerBuilder()
        .setOptions(OPTIONS)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .addVar("s", MapType.create(SimpleType.STRING, SimpleType.DYN));
  }

  /**
   * Compiles what is true or false.
   *
   * @throws IllegalArgumentException if it is no CEL or cannot be a truth; the message says what is
   *     wrong and at which line and column of the expression
   */
  static Cel truth(String expression) {
    return new Cel(program(TRUTHS.compile(expression)));
  }

  /**
   * Compiles what gives a number.
   *
   * @throws IllegalArgumentException as {@link #truth}, but for a number
   */
  static Cel number(String expression) {
    CelValidationResult result = NUMBERS.compile(expression);
    Program program = program(result);
    try {
      CelType type = result.getAst().getResultType();
      if (type.kind() != CelKind.DYN && !NUMERIC.contains(type.kind())) {
        throw new IllegalArgumentException("it gives " + type.name() + ", not a number");
      }
    } catch (CelValidationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return new Cel(program);
  }

  private static Program program(CelValidationResult result) {
    if (result.hasError()) {
      throw new IllegalArgumentException(
          result.getErrors().stream().map(Cel::words).collect(Collectors.joining("; ")));
    }
    try {
      return RUNTIME.createProgram(result.getAst());
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * What it gives for a statement.
   *
   * @param statement as {@link Where#prepare} gives it
   */
  Result of(Map<String, ?> statement) {
    try {
      return new Result(program.eval(Map.of("s", statement)), null);
    } catch (CelEvaluationException | RuntimeException e) {
      return new Result(null, root(e)); // whatever it is, it is told, and the stream goes on
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
   * What came of it.
   *
   * @param problem why there is no value; null: there is
   */
  record Result(@Nullable Object value, @Nullable String problem) {}

  private static String words(CelIssue issue) {
    CelSourceLocation place = issue.getSourceLocation();
    String line = place.getLine() > 1 ? "line " + place.getLine() + ", " : "";
    return line + "column " + (place.getColumn() + 1) + ": " + issue.getMessage();
  }
}
