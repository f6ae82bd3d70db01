package org.trailmark.journey.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.learner.Learner;

/**
 * What the gates must know of a wish beyond the ledger.
 *
 * @param journey the definition that asks for it
 * @param publishedAt when that version was published
 * @param standing where she stands in that run; null: she left, or the run is gone
 * @param need asked for where touchpoints compete; looks it up
 */
public record Situation(
    Journey journey,
    Instant publishedAt,
    Learner learner,
    @Nullable Standing standing,
    Supplier<Need> need) {

  public Situation {
    requireNonNull(journey, "journey");
    requireNonNull(publishedAt, "publishedAt");
    requireNonNull(learner, "learner");
    requireNonNull(need, "need");
  }

  /** Of which nothing more is known. */
  public Situation(
      Journey journey, Instant publishedAt, Learner learner, @Nullable Standing standing) {
    this(journey, publishedAt, learner, standing, () -> Need.UNKNOWN);
  }

  /**
   * Finds the situation of a wish, within the transaction in which it is judged; empty where no
   * agent belongs to that learner any more.
   */
  @FunctionalInterface
  public interface Source {
    Optional<Situation> of(Wish wish);

    /** Says which wishes will be asked about, so that they can be looked up together. */
    default void expect(List<Wish> wishes) {}
  }
}
