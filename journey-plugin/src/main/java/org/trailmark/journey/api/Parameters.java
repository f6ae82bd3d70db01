package org.trailmark.journey.api;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Reads query parameters, or says what is wrong with them. */
final class Parameters {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;

  private Parameters() {}

  /** How many at most; 50 where not said, 500 where more is asked for. */
  static int limit(@Nullable String limit) {
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    long number = number("limit", limit);
    if (number < 1) {
      throw wrong("limit is 1 or more, not " + limit);
    }
    return (int) Math.min(number, MAX_LIMIT);
  }

  static long number(String name, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new LrsException(
          ProblemCode.INVALID_PARAMETER, name + " is a whole number, not " + value, e);
    }
  }

  static boolean flag(String name, @Nullable String value) {
    if (value == null || value.equals("false")) {
      return false;
    }
    if (value.equals("true")) {
      return true;
    }
    throw wrong(name + " is true or false, not " + value);
  }

  /** A constant of an enumeration by its name in lower case; null where nothing is said. */
  static <E extends Enum<E>> @Nullable E choice(
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
  static String slug(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static LrsException wrong(String message) {
    return new LrsException(ProblemCode.INVALID_PARAMETER, message);
  }
}
