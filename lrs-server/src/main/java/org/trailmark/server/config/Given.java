package org.trailmark.server.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value as it was given.
 *
 * @param text the value; null: it is a list
 * @param list the values of a list; empty where it is none
 */
record Given(@Nullable String text, List<String> list, Origin origin) {

  Given {
    list = List.copyOf(list);
  }

  static Given text(String text, Origin origin) {
    return new Given(text, List.of(), origin);
  }

  static Given list(List<String> list, Origin origin) {
    return new Given(null, list, origin);
  }

  /** Its values; those of a text stand between commas. */
  List<String> items() {
    return text == null
        ? list
        : Stream.of(text.split(",", -1)).map(String::strip).filter(i -> !i.isEmpty()).toList();
  }

  /** As one text. */
  String shown() {
    return text == null ? String.join(", ", list) : requireNonNull(text);
  }
}
