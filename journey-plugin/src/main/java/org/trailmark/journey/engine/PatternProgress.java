package org.trailmark.journey.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
final class PatternProgress implements Memory {
  private final Condition.Pattern condition;
  private final Map<Group, Way> ways = new HashMap<>();
  private @Nullable Proof proof;

  /**
   * @param kept first one statement of each group that failed, then what each other group took
   */
  PatternProgress(Condition.Pattern condition, Kept kept) {
    this.condition = condition;
    if (kept.settled()) {
      this.proof = Proof.of(kept.list(0));
      return;
    }
    kept.list(0).forEach(evidence -> way(evidence).fail(evidence));
    kept.lists().stream().skip(1).forEach(taken -> taken.forEach(this::take));
  }

  @Override
  public void take(Evidence evidence) {
    if (proof != null) {
      return;
    }
    Optional<Set<Integer>> templates = condition.templates(evidence.atoms());
    if (templates.isEmpty()) {
      return; // it does not take part
    }
    Way way = way(evidence);
    if (way.take(evidence, templates.get())) {
      proof = Proof.of(way.taken);
      ways.clear();
    }
  }

  private Way way(Evidence evidence) {
    return ways.computeIfAbsent(group(evidence), g -> new Way(condition.pattern().newTrace()));
  }

  @Override
  public @Nullable Proof proof() {
    return proof;
  }

  @Override
  public Kept keep() {
    if (proof != null) {
      return Kept.of(proof.evidence(), true);
    }
    List<List<Evidence>> lists = new ArrayList<>();
    lists.add(ways.values().stream().map(way -> way.failed).filter(Objects::nonNull).toList());
    ways.values().stream().filter(way -> way.failed == null).forEach(way -> lists.add(way.taken));
    return new Kept(lists, null, false);
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

    /** The statement that fits nowhere; null: all did. */
    private @Nullable Evidence failed;

    Way(Trace trace) {
      this.trace = trace;
    }

    boolean take(Evidence evidence, Set<Integer> templates) {
      if (failed != null) {
        return false;
      }
      boolean matches = trace.take(templates);
      if (trace.failed()) {
        fail(evidence);
      } else {
        taken.add(evidence);
      }
      return matches;
    }

    void fail(Evidence evidence) {
      failed = evidence;
      taken.clear();
    }
  }
}
