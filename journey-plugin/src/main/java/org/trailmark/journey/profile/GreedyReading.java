package org.trailmark.journey.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads statements as the standard does (Profiles, Communication 2.2): every part takes as many
 * statements as it can before the next one is looked at, and what it took it keeps. A part that is
 * in the middle when the statements end is <i>partial</i>: the pattern may still go on.
 *
 * <p>What a part makes of the statements from one place on is found out once, so that time is
 * linear in the statements and in the pattern.
 */
final class GreedyReading {
  private static final int FAILURE = -1;
  private static final int PARTIAL = -2; // less than a failure, so that it never is the best

  private final List<Set<Integer>> statements;
  private final IdentityHashMap<Expression, Map<Integer, Integer>> known = new IdentityHashMap<>();

  /** The same for any number of turns of a part. */
  private final IdentityHashMap<Expression, Map<Integer, Integer>> repeated =
      new IdentityHashMap<>();

  private GreedyReading(List<Set<Integer>> statements) {
    this.statements = statements;
  }

  /**
   * Whether the pattern matches, and takes all statements.
   *
   * @param statements the templates that each follows, in their order
   */
  static boolean matchesAll(Expression pattern, List<Set<Integer>> statements) {
    return new GreedyReading(statements).read(pattern, 0) == statements.size();
  }

  /** The place after what the part takes from {@code from} on, or how it fails. */
  private int read(Expression part, int from) {
    Map<Integer, Integer> ends = known.computeIfAbsent(part, p -> new HashMap<>());
    Integer end = ends.get(from);
    if (end != null) {
      return end;
    }
    int found = readAnew(part, from);
    ends.put(from, found);
    return found;
  }

  private int readAnew(Expression part, int from) {
    if (part instanceof Expression.Template template) {
      if (from == statements.size()) {
        return PARTIAL;
      }
      return statements.get(from).contains(template.number()) ? from + 1 : FAILURE;
    }
    if (part instanceof Expression.Sequence sequence) {
      int at = from;
      for (Expression next : sequence.of()) {
        at = read(next, at);
        if (at < 0) {
          return at;
        }
      }
      return at;
    }
    if (part instanceof Expression.Alternates alternates) {
      return longest(alternates.of(), from);
    }
    if (part instanceof Expression.Optional optional) {
      return from == statements.size() ? from : orNothing(read(optional.of(), from), from);
    }
    if (part instanceof Expression.ZeroOrMore more) {
      return repeat(more.of(), from);
    }
    Expression once = ((Expression.OneOrMore) part).of();
    int first = read(once, from);
    return first < 0 ? first : repeat(once, first);
  }

  /** Who succeeds comes before who may still succeed. */
  private int longest(List<Expression> alternates, int from) {
    int best = FAILURE;
    boolean partial = false;
    for (Expression next : alternates) {
      int end = read(next, from);
      partial |= end == PARTIAL;
      best = Math.max(best, end);
    }
    return best == FAILURE && partial ? PARTIAL : best;
  }

  private static int orNothing(int end, int from) {
    return end == FAILURE ? from : end;
  }

  /** As often as it can; what is found out holds for each place at which a turn began. */
  private int repeat(Expression part, int from) {
    Map<Integer, Integer> ends = repeated.computeIfAbsent(part, p -> new HashMap<>());
    List<Integer> turns = new ArrayList<>();
    int at = from;
    Integer end = ends.get(at);
    while (end == null) {
      int next = at == statements.size() ? at : read(part, at);
      turns.add(at);
      if (next == PARTIAL) {
        end = PARTIAL;
      } else if (next == FAILURE || next == at) {
        end = at;
      } else {
        at = next;
        end = ends.get(at);
      }
    }
    int found = end;
    turns.forEach(turn -> ends.put(turn, found));
    return found;
  }
}
