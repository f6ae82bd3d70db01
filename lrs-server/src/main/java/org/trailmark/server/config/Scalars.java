package org.trailmark.server.config;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trailmark.lrs.xapi.XapiVersion;

/** Reads single values of the types that a configuration may have. */
final class Scalars {
  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h|d)");

  /** From the largest. */
  private static final List<Map.Entry<String, Duration>> UNITS =
      List.of(
          Map.entry("d", Duration.ofDays(1)),
          Map.entry("h", Duration.ofHours(1)),
          Map.entry("m", Duration.ofMinutes(1)),
          Map.entry("s", Duration.ofSeconds(1)),
          Map.entry("ms", Duration.ofMillis(1)));

  private static final Map<Class<?>, Reader> READERS =
      Map.ofEntries(
          Map.entry(String.class, new Reader("a text", text -> text)),
          Map.entry(int.class, new Reader("a whole number", Integer::valueOf)),
          Map.entry(Integer.class, new Reader("a whole number", Integer::valueOf)),
          Map.entry(long.class, new Reader("a whole number", Long::valueOf)),
          Map.entry(Long.class, new Reader("a whole number", Long::valueOf)),
          Map.entry(double.class, new Reader("a number", Double::valueOf)),
          Map.entry(Double.class, new Reader("a number", Double::valueOf)),
          Map.entry(boolean.class, new Reader("true or false", Scalars::bool)),
          Map.entry(Boolean.class, new Reader("true or false", Scalars::bool)),
          Map.entry(DataSize.class, new Reader("a size such as 16MiB", DataSize::of)),
          Map.entry(Duration.class, new Reader("a duration such as 30s", Scalars::duration)),
          Map.entry(
              Period.class, new Reader("a period of days such as P2Y or P90D", Period::parse)),
          Map.entry(LocalTime.class, new Reader("a time of day such as 03:30", LocalTime::parse)),
          Map.entry(ZoneId.class, new Reader("a time zone such as Europe/Amsterdam", ZoneId::of)),
          Map.entry(DatabaseUrl.class, new Reader(DatabaseUrl.FORM, DatabaseUrl::new)),
          Map.entry(XapiVersion.class, new Reader("1.0.3 or 2.0.0", Scalars::version)),
          Map.entry(Path.class, new Reader("a path", Path::of)));

  private Scalars() {}

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException saying what the value should be, if it is not
   */
  static Object read(Class<?> type, String text) {
    Reader reader = READERS.get(type);
    if (reader == null && type.isEnum()) {
      return enumerated(type, text);
    }
    if (reader == null) {
      throw new IllegalStateException("no setting can be a " + type.getName());
    }
    try {
      return reader.read.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(reader.form, e);
    }
  }

  /** A value as it would be written. */
  static String text(Object value) {
    if (value instanceof XapiVersion version) {
      return version.header();
    }
    if (value instanceof Duration duration) {
      return text(duration);
    }
    return value instanceof Enum<?> constant ? name(constant) : value.toString();
  }

  private static String text(Duration duration) {
    long millis = duration.toMillis();
    for (Map.Entry<String, Duration> unit : UNITS) {
      if (millis != 0 && millis % unit.getValue().toMillis() == 0) {
        return millis / unit.getValue().toMillis() + unit.getKey();
      }
    }
    return millis + "ms";
  }

  /** What a value of the type is, for the table of settings: {@code a whole number}. */
  static String form(Class<?> type) {
    Reader reader = READERS.get(type);
    return reader == null ? oneOf(type) : reader.form;
  }

  private static Object enumerated(Class<?> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> name(constant).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(oneOf(type)));
  }

  private static String oneOf(Class<?> type) {
    return "one of " + Arrays.stream(type.getEnumConstants()).map(Scalars::name).toList();
  }

  private static String name(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("true or false");
    };
  }

  /** As ISO 8601 writes it, or shorter. */
  private static Duration duration(String text) {
    Matcher form = SHORT_DURATION.matcher(text);
    if (!form.matches()) {
      return Duration.parse(text);
    }
    Duration unit =
        UNITS.stream()
            .filter(known -> known.getKey().equals(form.group(2)))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow();
    return unit.multipliedBy(Long.parseLong(form.group(1)));
  }

  private static XapiVersion version(String header) {
    return Arrays.stream(XapiVersion.values())
        .filter(version -> version.header().equals(header))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(header));
  }

  private record Reader(String form, Function<String, Object> read) {}
}
