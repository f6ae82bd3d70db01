package org.trailmark.journey.definition;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When nobody is interrupted, by the clock on her wall.
 *
 * @param zone whose wall; null: the learner's
 * @param ranges parts of every day
 * @param days whole days
 */
public record QuietHours(@Nullable ZoneId zone, List<Range> ranges, Set<DayOfWeek> days) {
  /** A week has no more edges than this, but for days on which clocks change. */
  private static final int EDGES = 500;

  public QuietHours {
    ranges = List.copyOf(ranges);
    days = Set.copyOf(days);
  }

  /**
   * When quiet ends that holds at {@code now}; empty: it does not hold. Where the clock jumps over
   * the end, quiet ends with the jump; where an hour comes twice, so may its quiet.
   *
   * @param wall the zone whose clock counts
   */
  public Optional<Instant> endsAfter(Instant now, ZoneId wall) {
    Instant time = now;
    for (int i = 0; i < EDGES; i++) {
      Optional<Instant> end = nextEnd(time, wall);
      if (end.isEmpty()) {
        return time.equals(now) ? Optional.empty() : Optional.of(time);
      }
      time = end.get();
    }
    return Optional.of(time); // quiet without end, which the reader refuses: look again then
  }

  private Optional<Instant> nextEnd(Instant time, ZoneId wall) {
    LocalDateTime local = time.atZone(wall).toLocalDateTime();
    LocalDate tomorrow = local.toLocalDate().plusDays(1);
    if (days.contains(local.getDayOfWeek())) {
      return Optional.of(after(time, tomorrow.atStartOfDay(), wall));
    }
    for (Range range : ranges) {
      if (range.holds(local.toLocalTime())) {
        LocalDate day = range.endsTomorrow(local.toLocalTime()) ? tomorrow : local.toLocalDate();
        return Optional.of(after(time, day.atTime(range.to()), wall));
      }
    }
    return Optional.empty();
  }

  /**
   * The first moment after {@code time} at which the wall shows {@code end}, or at which its clock
   * is changed: then it is looked at anew.
   */
  private static Instant after(Instant time, LocalDateTime end, ZoneId wall) {
    ZonedDateTime first = ZonedDateTime.of(end, wall);
    Instant shown = first.toInstant();
    if (!shown.isAfter(time)) {
      shown = first.withLaterOffsetAtOverlap().toInstant();
    }
    ZoneOffsetTransition change = wall.getRules().nextTransition(time);
    return change != null && change.getInstant().isBefore(shown) ? change.getInstant() : shown;
  }

  /** Whether every moment of a week is quiet. */
  boolean neverEnds() {
    for (DayOfWeek day : DayOfWeek.values()) {
      for (int minute = 0; minute < 24 * 60 && !days.contains(day); minute++) {
        LocalTime time = LocalTime.ofSecondOfDay(minute * 60L);
        if (ranges.stream().noneMatch(range -> range.holds(time))) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * A part of every day.
   *
   * @param from the first quiet moment
   * @param to the first moment after quiet; before {@code from}, it is tomorrow's; midnight is the
   *     end of the day
   */
  public record Range(LocalTime from, LocalTime to) {
    public Range {
      requireNonNull(from, "from");
      requireNonNull(to, "to");
      if (from.equals(to)) {
        throw new IllegalArgumentException("a range from " + from + " to itself");
      }
    }

    boolean holds(LocalTime time) {
      return from.isBefore(to)
          ? !time.isBefore(from) && time.isBefore(to)
          : !time.isBefore(from) || time.isBefore(to);
    }

    boolean endsTomorrow(LocalTime time) {
      return to.isBefore(from) && !time.isBefore(from);
    }
  }
}
