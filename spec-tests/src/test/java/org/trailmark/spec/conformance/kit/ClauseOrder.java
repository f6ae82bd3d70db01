package org.trailmark.spec.conformance.kit;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Sorts clauses as the standard numbers them: 2.4.2 before 2.4.10. */
final class ClauseOrder {
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern SECTION = Pattern.compile("^(\\D+\\d+\\.\\d+)");

  private ClauseOrder() {}

  static String key(String clause) {
    return document(clause) + NUMBER.matcher(clause).replaceAll(ClauseOrder::padded);
  }

  /** The part of a clause that the report groups by: {@code xAPI-Data 2.4} of 2.4.1. */
  static String section(String clause) {
    var found = SECTION.matcher(clause);
    return found.find() ? found.group(1) : clause;
  }

  private static int document(String clause) {
    return clause.startsWith("xAPI-Data") ? 1 : clause.startsWith("xAPI-Communication") ? 2 : 3;
  }

  private static String padded(MatchResult number) {
    return String.format("%05d", Integer.parseInt(number.group()));
  }
}
