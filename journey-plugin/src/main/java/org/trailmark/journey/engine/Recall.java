package org.trailmark.journey.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Condition;

/**
 * What is remembered of a stretch of the way, for each condition that can ask. Answers whether a
 * condition holds, and why.
 */
final class Recall {
  /** What the run remembers, for a step; null: this is no step's. */
  private final @Nullable Recall around;

  private final Map<Condition, Memory> memories = new LinkedHashMap<>();
  private final Map<Integer, List<Memory>> byAtom = new HashMap<>();
  private final List<Memory> takingAll = new ArrayList<>();
  private final List<Pending> pending = new ArrayList<>();

  /**
   * Remembers what these conditions can ask for.
   *
   * @param leaves conditions that are made of no others
   * @param begun since when; event time
   * @param kept what was remembered before, by the path of the condition
   * @param around what is asked where nothing is remembered here
   */
  Recall(
      Stream<Condition> leaves,
      ZoneId zone,
      Instant begun,
      Map<String, Kept> kept,
      @Nullable Recall around) {
    this.around = around;
    leaves.forEach(
        leaf -> {
          Memory memory = memory(leaf, zone, begun, kept.getOrDefault(leaf.path(), Kept.NOTHING));
          if (memory != null && memories.putIfAbsent(leaf, memory) == null) {
            listen(leaf, memory);
          }
        });
  }

  private static @Nullable Memory memory(Condition leaf, ZoneId zone, Instant begun, Kept kept) {
    if (leaf instanceof Condition.Match) {
      return new FirstOne(kept);
    }
    if (leaf instanceof Condition.Count count) {
      return new Tally(count, zone, kept);
    }
    if (leaf instanceof Condition.Sequence sequence) {
      return new Trail(sequence, zone, kept);
    }
    if (leaf instanceof Condition.Measure measure) {
      return new Gauge(measure, zone, kept);
    }
    if (leaf instanceof Condition.Plugin<?> plugin) {
      return new Judged(plugin, zone, kept);
    }
    if (leaf instanceof Condition.Pattern pattern) {
      return new PatternProgress(pattern, kept);
    }
    if (leaf instanceof Condition.Fading fading) {
      return new Forgetting(fading, zone, kept);
    }
    return leaf instanceof Condition.Absent absent ? new Silence(absent, zone, begun, kept) : null;
  }

  private void listen(Condition leaf, Memory memory) {
    if (memory.takesAll()) {
      takingAll.add(memory);
    } else {
      atoms(leaf).forEach(atom -> byAtom.computeIfAbsent(atom, a -> new ArrayList<>()).add(memory));
    }
    if (memory instanceof Pending awaited) {
      pending.add(awaited);
    }
  }

  /** What a condition looks at. */
  private static Stream<Integer> atoms(Condition leaf) {
    if (leaf instanceof Condition.Match match) {
      return Stream.of(match.atom());
    }
    if (leaf instanceof Condition.Count count) {
      return Stream.of(count.of().atom());
    }
    if (leaf instanceof Condition.Sequence sequence) {
      return sequence.of().stream().map(Condition.Match::atom).distinct();
    }
    if (leaf instanceof Condition.Measure measure) {
      return Stream.of(measure.of().atom());
    }
    if (leaf instanceof Condition.Plugin<?> plugin) {
      return Stream.of(plugin.of().atom());
    }
    if (leaf instanceof Condition.Pattern pattern) {
      return IntStream.rangeClosed(pattern.misfitAtom(), pattern.firstAtom()).boxed();
    }
    if (leaf instanceof Condition.Fading fading) {
      return Stream.of(fading.outcome().review().atom());
    }
    return leaf instanceof Condition.Absent absent ? Stream.of(absent.of().atom()) : Stream.empty();
  }

  void take(Evidence evidence) {
    takingAll.forEach(memory -> memory.take(evidence));
    if (evidence.atoms().size() == 1) {
      heard(evidence.atoms().iterator().next()).forEach(memory -> memory.take(evidence));
    } else {
      evidence.atoms().stream()
          .flatMap(atom -> heard(atom).stream())
          .distinct() // one statement is one, whichever of a sequence's matches it meets
          .forEach(memory -> memory.take(evidence));
    }
  }

  private List<Memory> heard(int atom) {
    return byAtom.getOrDefault(atom, List.of());
  }

  /** When time will next make something true; null: nothing is awaited. */
  @Nullable Instant nextDue() {
    Instant first = null;
    for (Pending awaited : pending) {
      Instant due = awaited.due();
      if (due != null && (first == null || due.isBefore(first))) {
        first = due;
      }
    }
    return first;
  }

  /** What is due by a time has come. */
  void fallDue(Instant at) {
    for (Pending awaited : pending) {
      Instant due = awaited.due();
      if (due != null && !due.isAfter(at)) {
        awaited.fall();
      }
    }
  }

  /** All that is remembered here, by the path of the condition. */
  Map<String, Kept> keep() {
    Map<String, Kept> kept = new LinkedHashMap<>();
    memories.forEach(
        (condition, memory) -> {
          Kept one = memory.keep();
          if (!one.equals(Kept.NOTHING)) {
            kept.put(condition.path(), one);
          }
        });
    return kept;
  }

  /** Why the condition holds; null: it does not. */
  @Nullable Proof judge(Condition condition, Predicate<String> isMember) {
    if (condition instanceof Condition.Roster roster) {
      return isMember.test(roster.name()) ? new Proof(List.of(), List.of(roster.name())) : null;
    }
    if (condition instanceof Condition.Not not) {
      return judge(not.of(), isMember) == null ? Proof.OF_NOTHING : null;
    }
    if (condition instanceof Condition.Any any) {
      return judgeAny(any, isMember);
    }
    if (condition instanceof Condition.All all) {
      return judgeAll(all, isMember);
    }
    Memory memory = memories.get(condition);
    if (memory == null && around != null) {
      memory = around.memories.get(condition);
    }
    return memory == null ? null : memory.proof();
  }

  private @Nullable Proof judgeAny(Condition.Any any, Predicate<String> isMember) {
    for (Condition part : any.of()) {
      Proof proof = judge(part, isMember);
      if (proof != null) {
        return proof;
      }
    }
    return null;
  }

  private @Nullable Proof judgeAll(Condition.All all, Predicate<String> isMember) {
    Proof together = Proof.OF_NOTHING;
    for (Condition part : all.of()) {
      Proof proof = judge(part, isMember);
      if (proof == null) {
        return null;
      }
      together = together.and(proof);
    }
    return together;
  }
}
