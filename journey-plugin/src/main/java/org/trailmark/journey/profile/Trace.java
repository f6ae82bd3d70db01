package org.trailmark.journey.profile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one registration on their way through a pattern, in order. Not for several
 * threads.
 *
 * <p>The automaton follows along; only where it accepts is the standard's greedy reading asked, of
 * all statements so far. For patterns that are not ambiguous both say the same, so it is asked
 * once.
 */
public final class Trace {
  private final Expression expression;
  private final Automaton automaton;
  private final List<Set<Integer>> statements = new ArrayList<>();
  private @Nullable BitSet at;
  private boolean failed;

  Trace(Expression expression, Automaton automaton) {
    this.expression = expression;
    this.automaton = automaton;
  }

  /**
   * Takes the next statement.
   *
   * @param templates numbers of the templates that it follows; empty: it takes part in the profile,
   *     but follows none, and the pattern fails
   * @return whether all statements so far, together, are a full match of the pattern
   */
  public boolean take(Set<Integer> templates) {
    if (failed) {
      return false;
    }
    statements.add(Set.copyOf(templates));
    at = automaton.step(at, templates);
    if (at.isEmpty()) {
      failed = true;
      statements.clear();
      return false;
    }
    return automaton.accepts(at) && GreedyReading.matchesAll(expression, statements);
  }

  /** Whether no further statement can make a match of it. */
  public boolean failed() {
    return failed;
  }
}
