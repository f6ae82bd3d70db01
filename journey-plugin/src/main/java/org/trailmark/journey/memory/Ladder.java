package org.trailmark.journey.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.trailmark.journey.extension.MemoryModel;
import org.trailmark.journey.extension.Parameters;

/**
 * Fixed intervals, one after another: whoever recalled it stands a rung higher, whoever did not
 * begins with the first again; {@link Grade#HARD} stays where she is. After the last rung its
 * interval repeats.
 *
 * <p>A ladder knows when, not how well: it says that the probability is 0.9 when it is due, and
 * falls by the same share in each further interval.
 */
public final class Ladder implements MemoryModel<Ladder.Rungs> {
  private static final double WHEN_DUE = 0.9;

  /**
   * The intervals.
   *
   * @param intervals in days or longer, of her own calendar; at least one; none is nothing
   */
  public record Rungs(List<Period> intervals) {
    public Rungs {
      intervals = List.copyOf(intervals);
      if (intervals.stream().anyMatch(interval -> interval.isZero() || interval.isNegative())) {
        throw new IllegalArgumentException("an interval is longer than nothing");
      }
    }
  }

  @Override
  public String name() {
    return "ladder";
  }

  @Override
  public Parameters<Rungs> parameters() {
    return new Parameters<>(
        Rungs.class,
        """
        {
          "description": "model, intervals, review, and perhaps grade",
          "required": ["intervals"],
          "additionalProperties": false,
          "properties": {
            "intervals": {
              "description": "a list of lengths of time in days or longer, such as [P1D, P7D, P1M]",
              "type": "array",
              "minItems": 1,
              "maxItems": 50,
              "items": {
                "description": "a length of time in days or longer such as P1D",
                "type": "string",
                "pattern": "^P(?!$)(\\\\d{1,2}Y)?(\\\\d{1,3}M)?(\\\\d{1,4}W)?(\\\\d{1,5}D)?$"
              }
            }
          }
        }
        """);
  }

  @Override
  public Forecast forecast(Rungs rungs, List<Review> reviews, ZoneId zone) {
    int rung = -1;
    for (Review review : reviews) {
      rung =
          switch (review.grade()) {
            case AGAIN -> 0;
            case HARD -> Math.max(rung, 0);
            case GOOD, EASY -> Math.min(rung + 1, rungs.intervals().size() - 1);
          };
    }
    Instant last = reviews.get(reviews.size() - 1).at();
    Instant due = last.atZone(zone).plus(rungs.intervals().get(rung)).toInstant();
    return new Falling(last, due);
  }

  private record Falling(Instant last, Instant dueAt) implements Forecast {
    @Override
    public double recallAt(Instant time) {
      double interval = Math.max(1, Duration.between(last, dueAt).toMillis());
      double elapsed = Math.max(0, Duration.between(last, time).toMillis());
      return Math.pow(WHEN_DUE, elapsed / interval);
    }
  }
}
