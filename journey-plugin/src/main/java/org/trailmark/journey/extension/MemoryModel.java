package org.trailmark.journey.extension;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * How an outcome fades: a model of memory, built in ({@code fsrs}, {@code ladder}) or an
 * extension's, which definitions call {@code plugin:NAME}.
 *
 * <pre>
 * memory:
 *   pressure-bandage: {model: fsrs, retention: 0.9, review: {verb: "v:answered"}, grade: "..."}
 * </pre>
 *
 * <p><b>Pure.</b> The forecast hangs on the arguments alone: no clock, no database, no network, no
 * random source, nothing remembered. History is judged again whenever a late statement comes, by
 * any thread, and must come out the same. Whoever changes what a model forecasts changes history,
 * and should give it another name.
 *
 * <p>Made once, when the journey plugin starts.
 *
 * @param <P> its parameters
 */
public interface MemoryModel<P extends Record> {

  /** Its name. Lower-case letters, digits and hyphens. */
  String name();

  /**
   * What a definition may say beside {@code model}, {@code review} and {@code grade}. The same with
   * each call.
   */
  Parameters<P> parameters();

  /**
   * What is to be expected after these reviews. Asked after each.
   *
   * @param parameters as the definition has them
   * @param reviews in event order; at least one; not to be changed
   * @param zone her time zone, for lengths in days
   */
  Forecast forecast(P parameters, List<Review> reviews, ZoneId zone);

  /**
   * Something that she recalled, or tried to.
   *
   * @param at event time
   */
  record Review(Instant at, Grade grade) {
    public Review {
      requireNonNull(at, "at");
      requireNonNull(grade, "grade");
    }
  }

  /** How it went. */
  enum Grade {
    /** She did not recall it. */
    AGAIN(1),
    /** She did, with great effort. */
    HARD(2),
    /** She did. */
    GOOD(3),
    /** She did, without effort. */
    EASY(4);

    private final int number;

    Grade(int number) {
      this.number = number;
    }

    /** 1 to 4, as a definition's {@code grade} has it. */
    public int number() {
      return number;
    }

    /** The grade of a number; those below 1 and above 4 are the nearest. */
    public static Grade of(int number) {
      return switch (Math.max(AGAIN.number, Math.min(EASY.number, number))) {
        case 1 -> AGAIN;
        case 2 -> HARD;
        case 3 -> GOOD;
        default -> EASY;
      };
    }
  }

  /** What is to be expected if no other review comes. */
  interface Forecast {

    /** When she should review it again; not before the last review. */
    Instant dueAt();

    /**
     * How probable it is that she recalls it, 0 to 1; never more at a later time than at an
     * earlier.
     *
     * @param time not before the last review
     */
    double recallAt(Instant time);
  }
}
