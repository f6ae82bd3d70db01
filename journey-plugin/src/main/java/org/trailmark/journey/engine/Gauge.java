package org.trailmark.journey.engine;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Condition.Measure;

/** Reads one {@code sum}, {@code max} or {@code last}. Numbers are exact: no rounding adds up. */
final class Gauge implements Memory {
  private final Measure measure;
  private final ZoneId zone;

  /** What is added up; of {@code max} and {@code last} the one statement that gives the number. */
  private final Deque<Evidence> taken = new ArrayDeque<>();

  private BigDecimal sum = BigDecimal.ZERO;
  private @Nullable Proof proof;

  Gauge(Measure measure, ZoneId zone, Kept kept) {
    this.measure = measure;
    this.zone = zone;
    if (kept.settled()) {
      this.proof = Proof.of(kept.list(0));
    } else if (measure.kind() == Measure.Kind.SUM) {
      taken.addAll(kept.list(0));
      taken.forEach(evidence -> sum = sum.add(number(evidence)));
    } else {
      kept.list(0).forEach(this::take);
    }
  }

  @Override
  public void take(Evidence evidence) {
    BigDecimal number = evidence.values().get(measure.value());
    if (number == null) {
      return;
    }
    switch (measure.kind()) {
      case SUM -> add(evidence, number);
      case MAX -> {
        if (taken.isEmpty() || number.compareTo(number(taken.getFirst())) > 0) {
          hold(evidence, number);
        }
      }
      case LAST -> hold(evidence, number);
    }
  }

  private void add(Evidence evidence, BigDecimal number) {
    if (proof != null) {
      return;
    }
    while (measure.within() != null
        && !taken.isEmpty()
        && measure.within().after(taken.getFirst().at(), zone).isBefore(evidence.at())) {
      sum = sum.subtract(number(taken.removeFirst()));
    }
    taken.addLast(evidence);
    sum = sum.add(number);
    if (measure.holds(sum)) {
      proof = Proof.of(List.copyOf(taken));
      taken.clear();
    }
  }

  private void hold(Evidence evidence, BigDecimal number) {
    taken.clear();
    taken.add(evidence);
    proof = measure.holds(number) ? Proof.of(List.of(evidence)) : null;
  }

  private BigDecimal number(Evidence evidence) {
    return evidence.values().getOrDefault(measure.value(), BigDecimal.ZERO);
  }

  @Override
  public @Nullable Proof proof() {
    return proof;
  }

  @Override
  public Kept keep() {
    return measure.kind() == Measure.Kind.SUM && proof != null
        ? Kept.of(proof.evidence(), true)
        : Kept.of(List.copyOf(taken), false);
  }
}
