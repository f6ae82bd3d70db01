package org.trailmark.journey.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trailmark.journey.definition.Condition;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.profile.StatementView;

/** Tells which templates of a journey's patterns a statement follows, as atoms. */
final class PatternAtoms {
  /** Each pattern once, however many conditions name it. */
  private final Collection<Condition.Pattern> patterns;

  PatternAtoms(Journey journey) {
    Map<Integer, Condition.Pattern> byAtom = new LinkedHashMap<>();
    journey.patterns().forEach(pattern -> byAtom.putIfAbsent(pattern.firstAtom(), pattern));
    this.patterns = List.copyOf(byAtom.values());
  }

  /**
   * Adds the atoms that a statement meets.
   *
   * @return its subregistrations by profile; empty where it takes part in no pattern
   */
  Map<String, String> add(Map<String, ?> statement, Set<Integer> atoms) {
    if (patterns.isEmpty()) {
      return Map.of();
    }
    StatementView view = new StatementView(statement);
    int before = atoms.size();
    for (Condition.Pattern condition : patterns) {
      condition.pattern().look(view).ifPresent(fits -> atoms.addAll(condition.atoms(fits)));
    }
    return atoms.size() == before ? Map.of() : view.subregistrations();
  }
}
