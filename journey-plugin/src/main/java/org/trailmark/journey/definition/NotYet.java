package org.trailmark.journey.definition;

import java.util.Set;

/**
 * Words that belong to the language of journeys but that this version does not know how to act on.
 * They are refused by name: to pass over them would be to do something else than the author wrote.
 */
final class NotYet {
  private static final Set<String> KEYS = Set.of("actor");

  private static final Set<String> VALUES = Set.of("manager", "coach", "team", "group");

  private NotYet() {}

  static boolean isKey(String key) {
    return KEYS.contains(key);
  }

  static boolean isValue(String value) {
    return VALUES.contains(value);
  }

  static String sentence(String word) {
    return "'" + word + "' is not supported yet in this version; leave it out.";
  }
}
