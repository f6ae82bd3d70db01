package org.trailmark.journey.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random patterns over three templates, and random statements that follow none to all of them. */
class TracePropertiesTest {
  private static final int TEMPLATES = 3;

  @Provide
  Arbitrary<Expression> patterns() {
    Arbitrary<Expression> template =
        Arbitraries.integers().between(0, TEMPLATES - 1).map(Expression.Template::new);
    return Arbitraries.recursive(() -> template, TracePropertiesTest::around, 0, 4);
  }

  private static Arbitrary<Expression> around(Arbitrary<Expression> inner) {
    Arbitrary<Expression> leaf =
        Arbitraries.integers().between(0, TEMPLATES - 1).map(Expression.Template::new);
    Arbitrary<List<Expression>> several =
        Combinators.combine(inner, leaf).as(List::of).injectDuplicates(0.2);
    return Arbitraries.oneOf(
        several.map(Expression.Sequence::new),
        Combinators.combine(inner, inner).as((a, b) -> new Expression.Sequence(List.of(a, b))),
        Combinators.combine(inner, inner).as((a, b) -> new Expression.Alternates(List.of(a, b))),
        inner.map(Expression.Optional::new),
        inner.map(Expression.OneOrMore::new),
        inner.map(Expression.ZeroOrMore::new));
  }

  @Provide
  Arbitrary<List<Set<Integer>>> statements() {
    Arbitrary<Set<Integer>> one =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(
                12, Arbitraries.integers().between(0, TEMPLATES - 1).map(Set::of)),
            net.jqwik.api.Tuple.of(
                3,
                Arbitraries.integers().between(0, TEMPLATES - 1).set().ofMinSize(2).ofMaxSize(3)),
            net.jqwik.api.Tuple.of(1, Arbitraries.just(Set.of())));
    return one.list().ofMaxSize(8);
  }

  @Property(tries = 1500)
  void automaton_acceptsWhatANaiveBacktrackingMatcherDoes(
      @ForAll("patterns") Expression pattern, @ForAll("statements") List<Set<Integer>> statements) {
    Automaton automaton = new Automaton(pattern);
    BitSet at = null;
    for (int taken = 1; taken <= statements.size(); taken++) {
      at = automaton.step(at, statements.get(taken - 1));
      assertThat(automaton.accepts(at))
          .isEqualTo(Backtracking.ends(pattern, statements.subList(0, taken), 0).contains(taken));
    }
  }

  @Property(tries = 1500)
  void greedyReading_isThatOfTheStandard(
      @ForAll("patterns") Expression pattern, @ForAll("statements") List<Set<Integer>> statements) {
    StandardMatch standard = StandardMatch.of(pattern, statements);

    assertThat(GreedyReading.matchesAll(pattern, statements)).isEqualTo(standard.isFull());
  }

  @Property(tries = 1500)
  void trace_matchesWhenTheStandardDoes_andFailsOnlyForGood(
      @ForAll("patterns") Expression pattern, @ForAll("statements") List<Set<Integer>> statements) {
    Trace trace = new Trace(pattern, new Automaton(pattern));
    for (int taken = 1; taken <= statements.size(); taken++) {
      boolean failedBefore = trace.failed();
      boolean matches = trace.take(statements.get(taken - 1));

      assertThat(matches)
          .isEqualTo(StandardMatch.of(pattern, statements.subList(0, taken)).isFull());
      assertThat(trace.failed() && matches).isFalse();
      assertThat(trace.failed()).isIn(failedBefore, true);
    }
  }

  @Example
  void ambiguousPattern_isReadGreedily() {
    Expression a = new Expression.Template(0);
    Expression never = new Expression.Sequence(List.of(new Expression.ZeroOrMore(a), a));
    Expression either =
        new Expression.Sequence(
            List.of(
                new Expression.Optional(new Expression.Sequence(List.of(a, template(1)))),
                a,
                template(2)));

    assertThat(GreedyReading.matchesAll(never, traceOf(0, 0))).isFalse();
    assertThat(GreedyReading.matchesAll(either, traceOf(0, 2))).isTrue();
    assertThat(GreedyReading.matchesAll(either, traceOf(0, 1, 0, 2))).isTrue();
  }

  @Example
  void patternThatMakesBacktrackersExplode_takesNoTime() {
    Expression nested = new Expression.Template(0);
    for (int level = 0; level < 30; level++) {
      nested =
          new Expression.OneOrMore(new Expression.Alternates(List.of(nested, template(level % 2))));
    }
    Expression pattern = new Expression.Sequence(List.of(nested, template(2)));
    Trace trace = new Trace(pattern, new Automaton(pattern));

    IntStream.range(0, 2_000).forEach(i -> assertThat(trace.take(Set.of(i % 2))).isFalse());
    assertThat(trace.take(Set.of(2))).isTrue();
  }

  private static Expression template(int number) {
    return new Expression.Template(number);
  }

  private static List<Set<Integer>> traceOf(int... templates) {
    return IntStream.of(templates).mapToObj(Set::of).toList();
  }

  /** All places at which a part may end, every way tried. */
  private static final class Backtracking {
    static Set<Integer> ends(Expression part, List<Set<Integer>> trace, int from) {
      Set<Integer> ends = new HashSet<>();
      if (part instanceof Expression.Template template) {
        if (from < trace.size() && trace.get(from).contains(template.number())) {
          ends.add(from + 1);
        }
      } else if (part instanceof Expression.Sequence sequence) {
        ends.add(from);
        for (Expression next : sequence.of()) {
          Set<Integer> further = new HashSet<>();
          ends.forEach(end -> further.addAll(ends(next, trace, end)));
          ends = further;
        }
      } else if (part instanceof Expression.Alternates alternates) {
        for (Expression next : alternates.of()) {
          ends.addAll(ends(next, trace, from));
        }
      } else if (part instanceof Expression.Optional optional) {
        ends.add(from);
        ends.addAll(ends(optional.of(), trace, from));
      } else if (part instanceof Expression.OneOrMore more) {
        repeat(more.of(), trace, from, ends);
      } else if (part instanceof Expression.ZeroOrMore more) {
        ends.add(from);
        repeat(more.of(), trace, from, ends);
      }
      return ends;
    }

    private static void repeat(
        Expression part, List<Set<Integer>> trace, int from, Set<Integer> ends) {
      for (int end : ends(part, trace, from)) {
        if (ends.add(end) && end > from) {
          repeat(part, trace, end, ends);
        }
      }
    }
  }

  /**
   * The standard's own algorithm, on lists that grow shorter, as Communication 2.2 has it, but for
   * one thing: a {@code zeroOrMore} that is in the middle of a turn when statements end is partial,
   * as a {@code oneOrMore} is.
   */
  private record StandardMatch(String outcome, List<Set<Integer>> remaining) {
    private static final String SUCCESS = "success";
    private static final String PARTIAL = "partial";
    private static final String FAILURE = "failure";

    boolean isFull() {
      return outcome.equals(SUCCESS) && remaining.isEmpty();
    }

    static StandardMatch of(Expression element, List<Set<Integer>> statements) {
      if (element instanceof Expression.Template template) {
        if (statements.isEmpty()) {
          return new StandardMatch(PARTIAL, List.of());
        }
        return statements.get(0).contains(template.number())
            ? new StandardMatch(SUCCESS, statements.subList(1, statements.size()))
            : new StandardMatch(FAILURE, statements);
      }
      if (element instanceof Expression.Sequence sequence) {
        List<Set<Integer>> next = statements;
        for (Expression part : sequence.of()) {
          StandardMatch match = of(part, next);
          if (!match.outcome.equals(SUCCESS)) {
            return new StandardMatch(
                match.outcome, match.outcome.equals(FAILURE) ? statements : List.of());
          }
          next = match.remaining;
        }
        return new StandardMatch(SUCCESS, next);
      }
      if (element instanceof Expression.Alternates alternates) {
        List<StandardMatch> tried = new ArrayList<>();
        alternates.of().forEach(part -> tried.add(of(part, statements)));
        return tried.stream()
            .filter(match -> match.outcome.equals(SUCCESS))
            .min(java.util.Comparator.comparingInt(match -> match.remaining.size()))
            .or(() -> tried.stream().filter(m -> m.outcome.equals(PARTIAL)).findFirst())
            .orElse(new StandardMatch(FAILURE, statements));
      }
      if (element instanceof Expression.Optional optional) {
        if (statements.isEmpty()) {
          return new StandardMatch(SUCCESS, statements);
        }
        StandardMatch match = of(optional.of(), statements);
        return match.outcome.equals(FAILURE) ? new StandardMatch(SUCCESS, statements) : match;
      }
      return element instanceof Expression.OneOrMore more
          ? repeat(more.of(), statements, FAILURE)
          : repeat(((Expression.ZeroOrMore) element).of(), statements, SUCCESS);
    }

    private static StandardMatch repeat(
        Expression part, List<Set<Integer>> statements, String before) {
      String outcome = before;
      List<Set<Integer>> last = statements;
      while (true) {
        StandardMatch match = of(part, last);
        if (!match.outcome.equals(SUCCESS)) {
          boolean middle = match.outcome.equals(PARTIAL);
          return middle && (outcome.equals(FAILURE) || !last.isEmpty())
              ? new StandardMatch(PARTIAL, last)
              : new StandardMatch(outcome, last);
        }
        outcome = SUCCESS;
        if (match.remaining.size() == last.size()) {
          return new StandardMatch(SUCCESS, last);
        }
        last = match.remaining;
      }
    }
  }
}
