package org.trailmark.journey.api.people;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;

/** Since when somebody is on a roster: a time with an offset, or a day (its beginning in UTC). */
final class RosterTime {

  private RosterTime() {}

  /** The time; null where nothing is said, or a fault was noted. */
  static @Nullable Instant read(
      @Nullable Object value, String place, int line, List<Fault> faults) {
    if (value == null || value.toString().isBlank()) {
      return null;
    }
    String text = value.toString().strip();
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      faults.add(
          Fault.inDocument(
              place,
              line,
              "a time such as 2026-11-22T09:00:00Z or a day such as 2026-11-22, not " + text));
      return null;
    }
  }
}
