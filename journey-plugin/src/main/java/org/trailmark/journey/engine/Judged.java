package org.trailmark.journey.engine;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.journey.definition.Condition;
import org.trailmark.journey.extension.ConditionKind;

/**
 * Asks an extension's condition after each statement. Keeps all statements that met its match, for
 * what the extension will ask of them nobody here can know. An answer that fails counts as "it does
 * not hold", as an expression that cannot be told does: one condition's fault is not the stream's.
 */
final class Judged implements Memory {
  private static final Logger LOG = LoggerFactory.getLogger(Judged.class);

  /** Failures that were told, so that a fold of thousands does not tell them thousands of times. */
  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

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
    ask().ifPresent(this::holds);
  }

  private Optional<List<UUID>> ask() {
    try {
      return requireNonNull(
          condition.judge(taken.stream().map(this::seen).toList(), zone), "an answer");
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      if (TOLD.add(condition.kind().name() + " " + e.getClass().getName())) {
        LOG.warn(
            "the condition {} of an extension failed, and counts as false: {}",
            condition.kind().name(),
            condition.path(),
            e);
      }
      return Optional.empty();
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
