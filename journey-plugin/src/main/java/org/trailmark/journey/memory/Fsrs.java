package org.trailmark.journey.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.extension.MemoryModel;
import org.trailmark.journey.extension.Parameters;

/**
 * FSRS-6, the Free Spaced Repetition Scheduler: a memory has a difficulty D (1 to 10) and a
 * stability S, the days until the probability of recall has fallen to 0.9. Each review changes
 * both.
 *
 * <p>Written from the published formulas and their default weights: "The Algorithm", in the wiki of
 * the project open-spaced-repetition/fsrs4anki, section FSRS-6. What a scheduler of cards adds to
 * them (learning steps, rounding to days, noise) is left out: time is exact, to the millisecond.
 */
public final class Fsrs implements MemoryModel<Fsrs.Aim> {
  private static final double RETENTION = 0.9;
  private static final int WEIGHTS = 21;
  private static final int DECAY = 20;
  private static final double LEAST_DECAY = 0.01;
  private static final double MILLIS_OF_A_DAY = Duration.ofDays(1).toMillis();

  /** A hundred years: longer no calendar is kept. */
  private static final double MOST_DAYS = 36_500;

  private static final double LEAST_STABILITY = 0.001;

  /** The published defaults of FSRS-6; index i is w_i of the formulas. */
  static final List<Double> DEFAULTS =
      List.of(
          0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
          1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542);

  /**
   * What is aimed at.
   *
   * @param retention at which probability of recall it is due; null: 0.9
   * @param weights the 21 weights, fitted to other learners; null: the published ones
   */
  public record Aim(@Nullable Double retention, @Nullable List<Double> weights) {
    public Aim {
      weights = weights == null ? null : List.copyOf(weights);
    }

    double target() {
      return retention == null ? RETENTION : retention;
    }

    /** w20; a memory that never fades has no due time. */
    double decay() {
      return Math.max(w(DECAY), LEAST_DECAY);
    }

    double w(int index) {
      return (weights == null ? DEFAULTS : weights).get(index);
    }
  }

  @Override
  public String name() {
    return "fsrs";
  }

  @Override
  public Parameters<Aim> parameters() {
    return new Parameters<>(
        Aim.class,
        """
        {
          "description": "model, review, and perhaps grade, retention and weights",
          "additionalProperties": false,
          "properties": {
            "retention": {"type": "number", "minimum": 0.5, "maximum": 0.99},
            "weights": {
              "description": "the 21 weights of FSRS-6",
              "type": "array",
              "minItems": %1$d,
              "maxItems": %1$d,
              "items": {"type": "number", "minimum": 0, "maximum": 100}
            }
          }
        }
        """
            .formatted(WEIGHTS));
  }

  @Override
  public Forecast forecast(Aim aim, List<Review> reviews, ZoneId zone) {
    Review first = reviews.get(0);
    Instant last = first.at();
    Trace trace = Trace.begun(aim, first.grade());
    for (Review review : reviews.subList(1, reviews.size())) {
      trace = trace.after(aim, review.grade(), days(last, review.at()));
      last = review.at();
    }
    return new Fading(aim, trace.stability(), last);
  }

  private static double days(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis()) / MILLIS_OF_A_DAY;
  }

  /** R(t, S) = (1 + factor * t / S) ^ -w20, where factor makes R(S, S) = 0.9. */
  private static double recall(Aim aim, double days, double stability) {
    return Math.pow(1 + factor(aim) * days / stability, -aim.decay());
  }

  private static double factor(Aim aim) {
    return Math.pow(0.9, -1 / aim.decay()) - 1;
  }

  private record Fading(Aim aim, double stability, Instant last) implements Forecast {

    /** The formula of recall, solved for the time at which it has fallen to what is aimed at. */
    @Override
    public Instant dueAt() {
      double days = stability / factor(aim) * (Math.pow(aim.target(), -1 / aim.decay()) - 1);
      return last.plusMillis(Math.round(Math.min(days, MOST_DAYS) * MILLIS_OF_A_DAY));
    }

    @Override
    public double recallAt(Instant time) {
      return recall(aim, days(last, time), stability);
    }
  }

  /** What a memory is like after a review. */
  record Trace(double difficulty, double stability) {

    /** S0(G) = w_(G-1); D0(G) = w4 - e^(w5 (G-1)) + 1. */
    static Trace begun(Aim aim, Grade grade) {
      return new Trace(bounded(firstDifficulty(aim, grade)), atLeast(aim.w(grade.number() - 1)));
    }

    /**
     * After one more review.
     *
     * @param days since the last one; within a day another formula holds
     */
    Trace after(Aim aim, Grade grade, double days) {
      double next;
      if (days < 1) {
        next = sameDay(aim, grade);
      } else {
        double recall = recall(aim, days, stability);
        next = grade == Grade.AGAIN ? forgotten(aim, recall) : recalled(aim, grade, recall);
      }
      return new Trace(nextDifficulty(aim, grade), atLeast(next));
    }

    /** S' = S e^(w17 (G - 3 + w18)) S^-w19; it does not fall where she recalled it. */
    private double sameDay(Aim aim, Grade grade) {
      double growth =
          Math.exp(aim.w(17) * (grade.number() - 3 + aim.w(18))) * Math.pow(stability, -aim.w(19));
      return stability * (grade != Grade.AGAIN ? Math.max(growth, 1) : growth);
    }

    /** S' = S (e^w8 (11 - D) S^-w9 (e^(w10 (1-R)) - 1) w15 (if hard) w16 (if easy) + 1). */
    private double recalled(Aim aim, Grade grade, double recall) {
      double hard = grade == Grade.HARD ? aim.w(15) : 1;
      double easy = grade == Grade.EASY ? aim.w(16) : 1;
      return stability
          * (1
              + Math.exp(aim.w(8))
                  * (11 - difficulty)
                  * Math.pow(stability, -aim.w(9))
                  * (Math.exp(aim.w(10) * (1 - recall)) - 1)
                  * hard
                  * easy);
    }

    /** S' = w11 D^-w12 ((S+1)^w13 - 1) e^(w14 (1-R)); never more than it was. */
    private double forgotten(Aim aim, double recall) {
      return Math.min(
          stability,
          aim.w(11)
              * Math.pow(difficulty, -aim.w(12))
              * (Math.pow(stability + 1, aim.w(13)) - 1)
              * Math.exp(aim.w(14) * (1 - recall)));
    }

    /** D' = D - w6 (G-3) (10-D) / 9; then w7 D0(4) + (1 - w7) D'. */
    private double nextDifficulty(Aim aim, Grade grade) {
      double damped = difficulty - aim.w(6) * (grade.number() - 3) * (10 - difficulty) / 9;
      return bounded(aim.w(7) * firstDifficulty(aim, Grade.EASY) + (1 - aim.w(7)) * damped);
    }

    private static double firstDifficulty(Aim aim, Grade grade) {
      return aim.w(4) - Math.exp(aim.w(5) * (grade.number() - 1)) + 1;
    }

    private static double bounded(double difficulty) {
      return Math.min(10, Math.max(1, difficulty));
    }

    private static double atLeast(double stability) {
      return Math.max(LEAST_STABILITY, stability);
    }
  }
}
