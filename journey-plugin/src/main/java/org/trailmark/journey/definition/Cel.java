package org.trailmark.journey.definition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A compiled CEL expression over {@code s}, the statement. It sees no clock and is bounded in size,
 * depth and iterations. Safe on any thread.
 */
final class Cel {
  private static final String STATEMENT = "s";

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

  /** The statement's properties that it names; null: it looks at the statement as a whole. */
  private final @Nullable Set<String> properties;

  private Cel(CelAbstractSyntaxTree tree, Program program) {
    this.properties = properties(tree);
    this.program = program;
  }

  private static CelCompilerBuilder compiler() {
    return CelCompilerFactory.standardCelCompilerBuilder()
        .setOptions(OPTIONS)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .addVar(STATEMENT, MapType.create(SimpleType.STRING, SimpleType.DYN));
  }

  /**
   * Compiles what is true or false.
   *
   * @throws IllegalArgumentException if it is no CEL or cannot be a truth; the message says what is
   *     wrong and at which line and column of the expression
   */
  static Cel truth(String expression) {
    return compiled(TRUTHS.compile(expression));
  }

  /**
   * Compiles what gives a number.
   *
   * @throws IllegalArgumentException as {@link #truth}, but for a number
   */
  static Cel number(String expression) {
    CelValidationResult result = NUMBERS.compile(expression);
    Cel cel = compiled(result);
    try {
      CelType type = result.getAst().getResultType();
      if (type.kind() != CelKind.DYN && !NUMERIC.contains(type.kind())) {
        throw new IllegalArgumentException("it gives " + type.name() + ", not a number");
      }
    } catch (CelValidationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return cel;
  }

  private static Cel compiled(CelValidationResult result) {
    if (result.hasError()) {
      throw new IllegalArgumentException(
          result.getErrors().stream().map(Cel::words).collect(Collectors.joining("; ")));
    }
    try {
      return new Cel(result.getAst(), RUNTIME.createProgram(result.getAst()));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * What of a statement it can see at all: wherever it says {@code s}, it says {@code s.property}.
   * The library walks through all that it is given at each mention, so what is not named is better
   * not given.
   */
  private static @Nullable Set<String> properties(CelAbstractSyntaxTree tree) {
    Set<String> named = new HashSet<>();
    List<CelNavigableExpr> mentions =
        CelNavigableAst.fromAst(tree)
            .getRoot()
            .allNodes()
            .filter(node -> node.getKind() == Kind.IDENT)
            .filter(node -> node.expr().ident().name().equals(STATEMENT))
            .toList();
    for (CelNavigableExpr mention : mentions) {
      Optional<CelNavigableExpr> parent = mention.parent();
      if (parent.isEmpty() || parent.get().getKind() != Kind.SELECT) {
        return null;
      }
      named.add(parent.get().expr().select().field());
    }
    return Set.copyOf(named);
  }

  /**
   * What it gives for a statement.
   *
   * @param statement as {@link Where#prepare} gives it
   */
  Result of(Map<String, ?> statement) {
    try {
      return new Result(program.eval(Map.of(STATEMENT, seen(statement))), null);
    } catch (CelEvaluationException | RuntimeException e) {
      return new Result(null, root(e)); // whatever it is, it is told, and the stream goes on
    }
  }

  private Map<String, ?> seen(Map<String, ?> statement) {
    if (properties == null) {
      return statement;
    }
    Map<String, Object> seen = new HashMap<>();
    for (String property : properties) {
      Object value = statement.get(property);
      if (value != null) {
        seen.put(property, value);
      }
    }
    return seen;
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
