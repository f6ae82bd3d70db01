package org.trailmark.journey.profile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pattern as a regular expression, statement by statement (Glushkov's automaton): a state
 * is the set of places in the pattern at which the last statement may stand, so nothing is tried
 * twice, whatever the pattern. Accepts all that the standard's greedy reading accepts, and where a
 * pattern is ambiguous more; {@link GreedyReading} then has the last word.
 */
final class Automaton {
  /** Which places may come next, by place. */
  private final List<BitSet> follow = new ArrayList<>();

  /** Places at which a template stands, by its number. */
  private final Map<Integer, BitSet> placesOf = new HashMap<>();

  private final Part whole;

  Automaton(Expression expression) {
    this.whole = part(expression);
  }

  /**
   * Where the next statement may stand.
   *
   * @param from where the last one stands; null: this is the first
   * @param templates that the next statement follows
   * @return empty: nowhere; the statements match no more, whatever comes
   */
  BitSet step(@Nullable BitSet from, Set<Integer> templates) {
    BitSet here = new BitSet();
    templates.forEach(template -> here.or(placesOf.getOrDefault(template, new BitSet())));
    if (from == null) {
      here.and(whole.first);
      return here;
    }
    BitSet next = new BitSet();
    from.stream().forEach(place -> next.or(follow.get(place)));
    here.and(next);
    return here;
  }

  /** Whether the pattern may end here. */
  boolean accepts(BitSet at) {
    return at.intersects(whole.last);
  }

  private Part part(Expression expression) {
    if (expression instanceof Expression.Template template) {
      BitSet place = new BitSet();
      place.set(follow.size());
      placesOf.computeIfAbsent(template.number(), t -> new BitSet()).set(follow.size());
      follow.add(new BitSet());
      return new Part(place, place, false);
    }
    if (expression instanceof Expression.Sequence sequence) {
      return sequence.of().stream().map(this::part).reduce(this::join).orElseThrow();
    }
    if (expression instanceof Expression.Alternates alternates) {
      return alternates.of().stream().map(this::part).reduce(Part::or).orElseThrow();
    }
    if (expression instanceof Expression.Optional optional) {
      return part(optional.of()).orNothing();
    }
    if (expression instanceof Expression.OneOrMore more) {
      return again(part(more.of()));
    }
    return again(part(((Expression.ZeroOrMore) expression).of())).orNothing();
  }

  private Part join(Part before, Part after) {
    before.last.stream().forEach(place -> follow.get(place).or(after.first));
    return new Part(
        before.empty ? union(before.first, after.first) : before.first,
        after.empty ? union(before.last, after.last) : after.last,
        before.empty && after.empty);
  }

  private Part again(Part part) {
    part.last.stream().forEach(place -> follow.get(place).or(part.first));
    return part;
  }

  private static BitSet union(BitSet a, BitSet b) {
    BitSet union = new BitSet();
    union.or(a);
    union.or(b);
    return union;
  }

  /** Where a part may begin and end, and whether it may be left out. */
  private record Part(BitSet first, BitSet last, boolean empty) {
    Part or(Part other) {
      return new Part(union(first, other.first), union(last, other.last), empty || other.empty);
    }

    Part orNothing() {
      return new Part(first, last, true);
    }
  }
}
