package org.trailmark.server.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads single values of the types that a configuration may have. */
final class Scalars {
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
          Map.entry(Duration.class, new Reader("a duration such as PT30S", Duration::parse)),
          Map.entry(ZoneId.class, new Reader("a time zone such as Europe/Amsterdam", ZoneId::of)),
          Map.entry(Path.class, new Reader("a path", Path::of)));

  private Scalars() {}

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException saying what the value should be, if it is not
   */
  static @Nullable Object read(Class<?> type, String text) {
    if (type.isEnum()) {
      return enumerated(type, text);
    }
    Reader reader = READERS.get(type);
    if (reader == null) {
      throw new IllegalStateException("no setting can be a " + type.getName());
    }
    try {
      return reader.read.apply(text);
    } catch (NumberFormatException | java.time.DateTimeException | InvalidPathException e) {
      throw new IllegalArgumentException(reader.form, e);
    }
  }

  private static Object enumerated(Class<?> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> name(constant).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "one of "
                        + Arrays.stream(type.getEnumConstants()).map(Scalars::name).toList()));
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

  private record Reader(String form, Function<String, Object> read) {}
}
