package org.trailmark.journey.definition;

import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads lengths of time. */
final class Spans {
  private static final Span ZERO = Span.parse("PT0S");

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
      return Span.parse(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      faults.add(place.pointer(), "'" + text + "' is not a length of time such as P3D or PT10M.");
      return null;
    }
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
    String text = place.text();
    if (text == null) {
      return null;
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      faults.add(place.pointer(), "'" + text + "' is not a length of time such as PT10M.");
      return null;
    }
  }

  static Span zero() {
    return ZERO;
  }
}
