package org.trailmark.journey.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Condition;
import org.trailmark.journey.profile.Profile;
import org.trailmark.journey.profile.Trace;

/**
 * How far one {@code pattern} is: a trace for each registration, and within it for each
 * subregistration, until one of them is a full match. From then on it is true, and nothing more is
 * kept than the statements that made it so.
 */
final class PatternProgress {
  private final Condition.Pattern condition;
  private final Map<Group, Way> ways = new HashMap<>();
  private @Nullable Proof proof;

  PatternProgress(Condition.Pattern condition) {
    this.condition = condition;
  }

  /** One for each pattern among the conditions. */
  static Map<Condition.Pattern, PatternProgress> of(List<Condition> conditions) {
    Map<Condition.Pattern, PatternProgress> progress = new HashMap<>();
    conditions.stream()
        .flatMap(Condition::parts)
        .filter(Condition.Pattern.class::isInstance)
        .map(Condition.Pattern.class::cast)
        .forEach(pattern -> progress.put(pattern, new PatternProgress(pattern)));
    return progress;
  }

  /** Takes a statement, not before those taken so far. */
  void take(Evidence evidence) {
    if (proof != null) {
      return;
    }
    Optional<Set<Integer>> templates = condition.templates(evidence.atoms());
    if (templates.isEmpty()) {
      return; // it does not take part
    }
    Way way = ways.computeIfAbsent(group(evidence), g -> new Way(condition.pattern().newTrace()));
    if (way.take(evidence, templates.get())) {
      proof = new Proof(way.taken, List.of());
      ways.clear();
    }
  }

  /** Why it holds; null: it does not. */
  @Nullable Proof proof() {
    return proof;
  }

  private Group group(Evidence evidence) {
    Profile profile = condition.pattern().profile();
    Map<String, String> parts = evidence.subregistrations();
    String part = parts.get(profile.version());
    return new Group(evidence.registration(), part != null ? part : parts.get(profile.id()));
  }

  /** What belongs together; statements without a registration do, too. */
  private record Group(@Nullable UUID registration, @Nullable String subregistration) {}

  /** One group's statements so far; none once it has failed. */
  private static final class Way {
    private final Trace trace;
    private final List<Evidence> taken = new ArrayList<>();

    Way(Trace trace) {
      this.trace = trace;
    }

    boolean take(Evidence evidence, Set<Integer> templates) {
      boolean matches = trace.take(templates);
      if (trace.failed()) {
        taken.clear();
      } else {
        taken.add(evidence);
      }
      return matches;
    }
  }
}
