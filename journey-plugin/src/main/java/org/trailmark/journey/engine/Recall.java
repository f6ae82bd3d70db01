package org.trailmark.journey.engine;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Condition;

/**
 * What is remembered of a stretch of the way: for each match the first statement that met it, and
 * for each count its tally. Answers whether a condition holds, and why.
 */
final class Recall {
  private final Map<Integer, Evidence> firstByAtom = new HashMap<>();
  private final Map<Condition.Count, Tally> tallies;
  private final Map<Integer, List<Tally>> talliesByAtom;
  private final Map<Condition.Pattern, PatternProgress> patterns;

  /** The patterns that this one takes statements for; the others are only looked at. */
  private final Collection<PatternProgress> takenPatterns;

  private Recall(
      Map<Condition.Count, Tally> tallies,
      Map<Integer, List<Tally>> talliesByAtom,
      Map<Condition.Pattern, PatternProgress> patterns,
      Collection<PatternProgress> takenPatterns) {
    this.tallies = tallies;
    this.talliesByAtom = talliesByAtom;
    this.patterns = patterns;
    this.takenPatterns = takenPatterns;
  }

  /** Remembers what these conditions can ask for. */
  static Recall of(List<Condition> conditions, ZoneId zone) {
    Map<Condition.Count, Tally> tallies = new HashMap<>();
    Map<Integer, List<Tally>> byAtom = new HashMap<>();
    conditions.stream()
        .flatMap(Condition::parts)
        .filter(Condition.Count.class::isInstance)
        .map(Condition.Count.class::cast)
        .distinct()
        .forEach(
            count -> {
              Tally tally = new Tally(count, zone);
              tallies.put(count, tally);
              byAtom.computeIfAbsent(count.of().atom(), atom -> new ArrayList<>()).add(tally);
            });
    Map<Condition.Pattern, PatternProgress> patterns = PatternProgress.of(conditions);
    return new Recall(tallies, byAtom, patterns, patterns.values());
  }

  /** For a new step: no match is met yet, but the counts are those of the run, taken there. */
  Recall onNewStep() {
    return new Recall(tallies, Map.of(), patterns, List.of());
  }

  void take(Evidence evidence) {
    for (int atom : evidence.atoms()) {
      firstByAtom.putIfAbsent(atom, evidence);
      for (Tally tally : talliesByAtom.getOrDefault(atom, List.of())) {
        tally.take(evidence);
      }
    }
    takenPatterns.forEach(pattern -> pattern.take(evidence));
  }

  /** Why the condition holds; null: it does not. */
  @Nullable Proof judge(Condition condition, Predicate<String> isMember) {
    if (condition instanceof Condition.Match match) {
      Evidence first = firstByAtom.get(match.atom());
      return first == null ? null : new Proof(List.of(first), List.of());
    }
    if (condition instanceof Condition.Count count) {
      Tally tally = tallies.get(count);
      return tally == null ? null : tally.proof();
    }
    if (condition instanceof Condition.Pattern pattern) {
      PatternProgress progress = patterns.get(pattern);
      return progress == null ? null : progress.proof();
    }
    if (condition instanceof Condition.Roster roster) {
      return isMember.test(roster.name()) ? new Proof(List.of(), List.of(roster.name())) : null;
    }
    if (condition instanceof Condition.Not not) {
      return judge(not.of(), isMember) == null ? Proof.OF_NOTHING : null;
    }
    if (condition instanceof Condition.Any any) {
      return judgeAny(any, isMember);
    }
    return judgeAll((Condition.All) condition, isMember);
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
