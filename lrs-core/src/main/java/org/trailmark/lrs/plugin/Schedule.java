package org.trailmark.lrs.plugin;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When a {@linkplain PluginTask task} is due. */
public sealed interface Schedule {

  /**
   * Every so often, beginning so long after the plugin first had the task.
   *
   * @param period a second or longer
   */
  static Schedule every(Duration period) {
    return new Every(period);
  }

  /**
   * Each day at a time. Where the clocks of the zone skip that time, so much later; where they show
   * it twice, the first time.
   */
  static Schedule daily(LocalTime time, ZoneId zone) {
    return new Daily(time, zone);
  }

  /**
   * The first time after another.
   *
   * @param time after which
   * @param last when it was due last; what goes by periods goes on counting from there, and leaves
   *     out what is past
   */
  Instant after(Instant time, Instant last);

  /**
   * Every so often.
   *
   * @param period a second or longer
   */
  record Every(Duration period) implements Schedule {
    public Every {
      if (period.compareTo(Duration.ofSeconds(1)) < 0) {
        throw new IllegalArgumentException("a task is due every second at most, not " + period);
      }
    }

    @Override
    public Instant after(Instant time, Instant last) {
      long periods = Math.max(0, Duration.between(last, time).dividedBy(period));
      Instant next = last.plus(period.multipliedBy(periods));
      return next.isAfter(time) ? next : next.plus(period);
    }

    /** For the operator. */
    @Override
    public String toString() {
      return "every " + period;
    }
  }

  /** Each day. */
  record Daily(LocalTime time, ZoneId zone) implements Schedule {
    public Daily {
      requireNonNull(time, "time");
      requireNonNull(zone, "zone");
    }

    @Override
    public Instant after(Instant past, Instant last) {
      ZonedDateTime day = past.atZone(zone);
      Instant next = ZonedDateTime.of(day.toLocalDate(), time, zone).toInstant();
      return next.isAfter(past)
          ? next
          : ZonedDateTime.of(day.toLocalDate().plusDays(1), time, zone).toInstant();
    }

    /** For the operator. */
    @Override
    public String toString() {
      return "daily at " + time + " " + zone;
    }
  }
}
