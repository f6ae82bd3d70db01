package org.trailmark.journey.api.parameter;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Reads query parameters, or says what is wrong with them. */
public final class Parameters {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");
  private static final Duration LONGEST = Duration.ofDays(365_000);

  private Parameters() {}

  /** How many at most; 50 where not said, 500 where more is asked for. */
  public static int limit(@Nullable String limit) {
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    long number = number("limit", limit);
    if (number < 1) {
      throw wrong("limit is 1 or more, not " + limit);
    }
    return (int) Math.min(number, MAX_LIMIT);
  }

  /** A whole number. */
  public static long number(String name, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new LrsException(
          ProblemCode.INVALID_PARAMETER, name + " is a whole number, not " + value, e);
    }
  }

  /** True only when given as {@code true}. */
  public static boolean flag(String name, @Nullable String value) {
    if (value == null || value.equals("false")) {
      return false;
    }
    if (value.equals("true")) {
      return true;
    }
    throw wrong(name + " is true or false, not " + value);
  }

  /** A time with an offset, or a day (its beginning in UTC); null where nothing is said. */
  public static @Nullable Instant time(String name, @Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      Instant time =
          value.contains("T")
              ? OffsetDateTime.parse(value).toInstant()
              : LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
      if (!time.isBefore(EARLIEST) && time.isBefore(LATEST)) {
        return time;
      }
    } catch (DateTimeException e) {
      throw new LrsException(ProblemCode.INVALID_PARAMETER, noTime(name, value), e);
    }
    throw wrong(noTime(name, value));
  }

  private static String noTime(String name, String value) {
    return name
        + " is a time such as 2026-11-22T09:00:00Z or a day such as 2026-11-22, not "
        + value
        + (value.contains(" ") ? "; a + in an address is written %2B" : "");
  }

  /** A length of time with days of 24 hours; null where nothing is said. */
  public static @Nullable Duration duration(String name, @Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      Duration duration = Duration.parse(value);
      if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (DateTimeException e) {
      throw new LrsException(ProblemCode.INVALID_PARAMETER, noDuration(name, value), e);
    }
    throw wrong(noDuration(name, value));
  }

  private static String noDuration(String name, String value) {
    return name + " is a duration of days and less such as P30D or PT12H, not " + value;
  }

  /** A constant of an enumeration by its name in lower case; null where nothing is said. */
  public static <E extends Enum<E>> @Nullable E choice(
      String name, @Nullable String value, Class<E> choices) {
    if (value == null) {
      return null;
    }
    for (E choice : choices.getEnumConstants()) {
      if (slug(choice).equals(value)) {
        return choice;
      }
    }
    throw wrong(
        name
            + " is one of "
            + Arrays.stream(choices.getEnumConstants()).map(Parameters::slug).toList()
            + ", not "
            + value);
  }

  /** A constant as the interface writes it: {@code basis-revised}. */
  public static String slug(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The refusal of a request: {@code INVALID_PARAMETER}. */
  public static LrsException wrong(String message) {
    return new LrsException(ProblemCode.INVALID_PARAMETER, message);
  }
}
