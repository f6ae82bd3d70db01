package org.trailmark.journey.definition;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what an author may have meant by a name that is unknown. */
final class Nearest {

  private Nearest() {}

  /** {@code "; did you mean 'x'?"}, or a full stop where nothing is near. */
  static String hint(String unknown, Collection<String> known) {
    return nearest(unknown, known).map(name -> "; did you mean '" + name + "'?").orElse(".");
  }

  private static Optional<String> nearest(String unknown, Collection<String> known) {
    int limit = Math.max(1, unknown.length() / 3);
    return known.stream()
        .filter(name -> distance(unknown, name) <= limit)
        .min(Comparator.comparingInt(name -> distance(unknown, name)));
  }

  /** How many letters must be put in, taken out or changed (Levenshtein). */
  private static int distance(String from, String to) {
    String a = from.toLowerCase(Locale.ROOT);
    String b = to.toLowerCase(Locale.ROOT);
    if (a.length() > 100 || b.length() > 100) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
