package org.trailmark.journey.definition;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads lengths of time. How they are written is the schema's business; here it is whether they can
 * be reckoned with.
 */
final class Spans {
  private static final Span ZERO = Span.parse("PT0S");

  /** What every calendar and database can hold. */
  private static final Instant LONGEST = Instant.parse("2070-01-01T00:00:00Z");

  private final Faults faults;

  Spans(Faults faults) {
    this.faults = faults;
  }

  /** Null where nothing is said, or nothing that is a span. */
  @Nullable Span read(Place place) {
    String text = place.text();
    if (text == null) {
      return null;
    }
    try {
      Span span = Span.parse(text);
      if (!span.after(Instant.EPOCH, ZoneOffset.UTC).isAfter(LONGEST)) {
        return span;
      }
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      // no span, which the schema has said, or too long for a calendar
    }
    faults.add(place.pointer(), "'" + text + "' is longer than a hundred years.");
    return null;
  }

  /** As {@link #read}, but a fault where it is nothing at all. */
  @Nullable Span positive(Place place) {
    Span span = read(place);
    if (span != null && span.days().isZero() && span.hours().isZero()) {
      faults.add(place.pointer(), "This must be longer than nothing.");
      return null;
    }
    return span;
  }

  Span read(Place place, Span otherwise) {
    Span span = read(place);
    return span == null ? otherwise : span;
  }

  /** On the clock; a day has 24 hours. Null where nothing is said. */
  @Nullable Duration clock(Place place) {
    Span span = read(place);
    return span == null
        ? null
        : Duration.between(Instant.EPOCH, span.after(Instant.EPOCH, ZoneOffset.UTC));
  }

  static Span zero() {
    return ZERO;
  }
}
