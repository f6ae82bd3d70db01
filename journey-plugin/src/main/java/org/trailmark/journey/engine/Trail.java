package org.trailmark.journey.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Condition.Sequence;

/**
 * Follows one {@code sequence}. For each number of its matches that have come one after another it
 * keeps one way in which they came: of all such ways the one whose time is up last, and of those
 * the earliest.
 */
final class Trail implements Memory {
  private final Sequence sequence;
  private final ZoneId zone;

  /** At n, the statements that met the first n + 1 matches; empty where none did. */
  private List<List<Evidence>> begun;

  private @Nullable Proof proof;

  Trail(Sequence sequence, ZoneId zone, Kept kept) {
    this.sequence = sequence;
    this.zone = zone;
    this.begun = new ArrayList<>();
    if (kept.settled()) {
      this.proof = Proof.of(kept.list(0));
    } else {
      for (int n = 0; n < sequence.of().size(); n++) {
        begun.add(kept.list(n));
      }
    }
  }

  @Override
  public void take(Evidence evidence) {
    if (proof != null) {
      return;
    }
    List<List<Evidence>> next = new ArrayList<>();
    for (int n = 0; n < begun.size(); n++) {
      List<Evidence> old = sequence.strict() ? List.of() : begun.get(n);
      List<Evidence> longer = extended(n, evidence);
      next.add(longer != null && isBetter(longer, old) ? longer : old);
    }
    begun = next;
    List<Evidence> whole = begun.get(begun.size() - 1);
    if (!whole.isEmpty()) {
      proof = Proof.of(whole);
    }
  }

  /** The first n matches and, with this statement, the next; null where that is not so. */
  private @Nullable List<Evidence> extended(int n, Evidence evidence) {
    if (!evidence.atoms().contains(sequence.of().get(n).atom())) {
      return null;
    }
    List<Evidence> before = n == 0 ? List.of() : begun.get(n - 1);
    if (n > 0 && (before.isEmpty() || reach(before).isBefore(evidence.at()))) {
      return null;
    }
    List<Evidence> longer = new ArrayList<>(before);
    longer.add(evidence);
    return List.copyOf(longer);
  }

  private boolean isBetter(List<Evidence> one, List<Evidence> other) {
    return other.isEmpty() || reach(one).isAfter(reach(other));
  }

  /** Until when it must be complete. */
  private Instant reach(List<Evidence> way) {
    return sequence.within() == null ? Instant.MAX : sequence.within().after(way.get(0).at(), zone);
  }

  @Override
  public @Nullable Proof proof() {
    return proof;
  }

  @Override
  public boolean takesAll() {
    return sequence.strict();
  }

  @Override
  public Kept keep() {
    return proof == null ? new Kept(begun, null, false) : Kept.of(proof.evidence(), true);
  }
}
