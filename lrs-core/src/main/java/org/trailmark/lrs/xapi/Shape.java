package org.trailmark.lrs.xapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which properties an object of the standard has, and which it must have: one table of xAPI-Data.
 * At most 64 properties, so that those seen fit into the bits of a long.
 */
final class Shape {
  private final String what;
  private final String clause;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private long required;

  private Shape(String what, String clause) {
    this.what = what;
    this.clause = clause;
  }

  /**
   * @param what as it stands in a sentence, with its article: {@code "a verb"}
   * @param clause where its table is, for example {@code "xAPI-Data 2.4.3"}
   */
  static Shape of(String what, String clause) {
    return new Shape(what, clause);
  }

  Shape required(String... properties) {
    for (String property : properties) {
      required |= 1L << names.size();
      add(property);
    }
    return this;
  }

  Shape optional(String... properties) {
    for (String property : properties) {
      add(property);
    }
    return this;
  }

  private void add(String property) {
    places.put(property, names.size());
    names.add(property);
  }

  String what() {
    return what;
  }

  String clause() {
    return clause;
  }

  /** The place of a property among the bits, or -1 where the object has no such property. */
  int place(String property) {
    Integer place = places.get(property);
    return place == null ? -1 : place;
  }

  /** The required properties that are not among those seen. */
  List<String> missing(long seen) {
    long missing = required & ~seen;
    if (missing == 0) {
      return List.of();
    }
    List<String> result = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if ((missing & 1L << i) != 0) {
        result.add(names.get(i));
      }
    }
    return result;
  }

  /** The property that was probably meant: the same name in another case. */
  @Nullable String meant(String property) {
    for (String name : names) {
      if (name.equalsIgnoreCase(property)) {
        return name;
      }
    }
    return null;
  }

  /** All properties, for a message. */
  String list() {
    return String.join(", ", names);
  }
}
