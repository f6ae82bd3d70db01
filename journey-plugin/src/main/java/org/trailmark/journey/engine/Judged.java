package org.trailmark.journey.engine;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Condition;
import org.trailmark.journey.extension.ConditionKind;

/**
 * Asks an extension's condition after each statement. Keeps all statements that met its match, for
 * what the extension will ask of them nobody here can know.
 */
final class Judged implements Memory {
  private final Condition.Plugin<?> condition;
  private final ZoneId zone;
  private final List<Evidence> taken = new ArrayList<>();
  private @Nullable Proof proof;

  Judged(Condition.Plugin<?> condition, ZoneId zone, Kept kept) {
    this.condition = condition;
    this.zone = zone;
    if (kept.settled()) {
      this.proof = Proof.of(kept.list(0));
    } else {
      taken.addAll(kept.list(0));
    }
  }

  @Override
  public void take(Evidence evidence) {
    if (proof != null) {
      return;
    }
    taken.add(evidence);
    Optional<List<UUID>> answer =
        Guarded.ask(
            "the condition " + condition.kind().name(),
            condition.path(),
            () -> condition.judge(taken.stream().map(this::seen).toList(), zone));
    if (answer != null) {
      answer.ifPresent(this::holds);
    }
  }

  private void holds(List<UUID> statements) {
    Set<UUID> named = new HashSet<>(statements);
    proof = Proof.of(taken.stream().filter(e -> named.contains(e.statementId())).toList());
    taken.clear();
  }

  private ConditionKind.Seen seen(Evidence evidence) {
    return new ConditionKind.Seen(
        evidence.statementId(),
        evidence.at(),
        evidence.object(),
        evidence.registration(),
        condition.value() == null ? null : evidence.values().get(condition.value()));
  }

  @Override
  public @Nullable Proof proof() {
    return proof;
  }

  @Override
  public Kept keep() {
    return proof == null ? Kept.of(List.copyOf(taken), false) : Kept.of(proof.evidence(), true);
  }
}
