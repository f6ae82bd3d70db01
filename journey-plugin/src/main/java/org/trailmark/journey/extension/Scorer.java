package org.trailmark.journey.extension;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says how good it is to say something to a learner now: where several touchpoints for one learner
 * pass together, the one with the highest score is said, and the others wait. Of journeys that ask
 * for it, with {@code arbitration}. Which scorer is asked is the operator's to say:
 *
 * <pre>
 * plugin.journey.scorer=NAME
 * </pre>
 *
 * <p><b>Pure.</b> The factors hang on the argument alone: no clock, no database, no network, no
 * random source, nothing remembered. Asked on the plugin's dispatch thread, while touchpoints are
 * judged. What fails has the score 0, and is told in the ledger.
 *
 * <p>Made once, when the journey plugin starts.
 */
public interface Scorer {

  /** Its name in the configuration. Lower-case letters, digits and hyphens. */
  String name();

  /**
   * What makes it good, or less so, to say this to her now.
   *
   * @return numbers by name, 0 or more; the score is their product, and all of them are kept in the
   *     ledger, in their order
   */
  Map<String, Double> factors(Contender contender);

  /**
   * A touchpoint that may be said now.
   *
   * @param journey its id
   * @param touchpoint its id in the journey
   * @param value what the author says that it is worth; 1 where not said
   * @param lever what the author says that it can change; 1 where not said
   * @param effort how much of her time it asks for; zero where not said
   * @param technique the author's word for the means; empty where not said
   * @param wantedAt event time of the entry that asks for it
   * @param expiresAt when it is not worth saying any more; null: it always is
   * @param now the time
   * @param recall how probable it is that she recalls each {@linkplain MemoryModel outcome} of the
   *     journey now, 0 to 1, by its id; those that she has not reviewed in this run are missing
   * @param goals of her run of this journey, reached ones too; empty where it has none
   * @param lately what was said to her in the last 90 days, whatever journey said it, oldest first
   */
  record Contender(
      String journey,
      String touchpoint,
      double value,
      double lever,
      Duration effort,
      String technique,
      Instant wantedAt,
      @Nullable Instant expiresAt,
      Instant now,
      Map<String, Double> recall,
      List<Goal> goals,
      List<Said> lately) {
    public Contender {
      requireNonNull(journey, "journey");
      requireNonNull(touchpoint, "touchpoint");
      requireNonNull(wantedAt, "wantedAt");
      requireNonNull(now, "now");
      recall = Map.copyOf(recall);
      goals = List.copyOf(goals);
      lately = List.copyOf(lately);
    }
  }

  /**
   * What her run is measured by.
   *
   * @param id in the journey
   * @param from when the run began; event time
   * @param dueAt until when she may reach it; event time; null: whenever
   * @param reachedAt event time; null: she has not, or not in time
   */
  record Goal(String id, Instant from, @Nullable Instant dueAt, @Nullable Instant reachedAt) {
    public Goal {
      requireNonNull(id, "id");
      requireNonNull(from, "from");
    }
  }

  /**
   * Something that was said to her.
   *
   * @param seenAt when she read it in her inbox; null: she did not, or it went another way
   */
  record Said(String journey, String touchpoint, Instant sentAt, @Nullable Instant seenAt) {
    public Said {
      requireNonNull(journey, "journey");
      requireNonNull(touchpoint, "touchpoint");
      requireNonNull(sentAt, "sentAt");
    }
  }
}
