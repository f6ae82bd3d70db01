package org.trailmark.journey.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Condition;
import org.trailmark.journey.definition.Outcome;
import org.trailmark.journey.extension.MemoryModel;

/** Waits until an outcome is due for a review: a timer that each review sets anew. */
final class Forgetting implements Pending {
  /** Beyond these every number is the same grade as they are. */
  private static final BigDecimal LEAST = BigDecimal.ZERO;

  private static final BigDecimal MOST = BigDecimal.TEN;

  private final Condition.Fading condition;
  private final ZoneId zone;
  private final List<Evidence> reviews = new ArrayList<>();
  private boolean over;

  /** Null: there was no review, or the model cannot tell. */
  private @Nullable Instant dueAt;

  Forgetting(Condition.Fading condition, ZoneId zone, Kept kept) {
    this.condition = condition;
    this.zone = zone;
    reviews.addAll(kept.list(0));
    over = kept.settled();
    dueAt = reviews.isEmpty() ? null : forecast();
  }

  @Override
  public void take(Evidence evidence) {
    if (grade(condition.outcome(), evidence) != null) {
      reviews.add(evidence);
      over = false;
      dueAt = forecast();
    }
  }

  private @Nullable Instant forecast() {
    Outcome<?> outcome = condition.outcome();
    Instant last = last().at();
    Instant due =
        Guarded.ask(
            "the model of memory " + outcome.model().name(),
            condition.path(),
            () -> outcome.forecast(reviews(outcome, reviews), zone).dueAt());
    return due == null || !due.isBefore(last) ? due : last;
  }

  /** Statements as reviews; those without a grade are none. */
  static List<MemoryModel.Review> reviews(Outcome<?> outcome, List<Evidence> evidence) {
    List<MemoryModel.Review> reviews = new ArrayList<>();
    for (Evidence one : evidence) {
      MemoryModel.Grade grade = grade(outcome, one);
      if (grade != null) {
        reviews.add(new MemoryModel.Review(one.at(), grade));
      }
    }
    return List.copyOf(reviews);
  }

  /** Null: the expression gives no number. Others than 1 to 4 count as the nearest. */
  private static MemoryModel.@Nullable Grade grade(Outcome<?> outcome, Evidence evidence) {
    if (outcome.grade() == null) {
      return MemoryModel.Grade.GOOD;
    }
    BigDecimal number = evidence.values().get(outcome.grade());
    if (number == null) {
      return null;
    }
    BigDecimal rounded = number.setScale(0, RoundingMode.HALF_UP);
    return MemoryModel.Grade.of(rounded.max(LEAST).min(MOST).intValueExact());
  }

  private Evidence last() {
    return reviews.get(reviews.size() - 1);
  }

  @Override
  public @Nullable Instant due() {
    return over ? null : dueAt;
  }

  @Override
  public void fall() {
    over = true;
  }

  @Override
  public @Nullable Proof proof() {
    return dueAt != null && over == condition.due() ? Proof.of(List.of(last())) : null;
  }

  @Override
  public Kept keep() {
    return reviews.isEmpty() ? Kept.NOTHING : Kept.of(List.copyOf(reviews), over);
  }
}
