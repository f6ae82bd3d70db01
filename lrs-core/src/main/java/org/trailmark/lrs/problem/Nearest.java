package org.trailmark.lrs.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what an author may have meant by a name that is unknown, for messages. */
public final class Nearest {
  private static final int LONGEST = 100;

  private Nearest() {}

  /** {@code "; did you mean 'x'?"}, or a full stop where nothing is near. */
  public static String hint(String unknown, Collection<String> known) {
    return to(unknown, known).map(name -> "; did you mean '" + name + "'?").orElse(".");
  }

  /** The known name that differs least; empty where each differs in more than a third. */
  public static Optional<String> to(String unknown, Collection<String> known) {
    if (unknown.length() > LONGEST) {
      return Optional.empty();
    }
    int limit = (unknown.length() + 1) / 3;
    return known.stream()
        .filter(name -> Math.abs(name.length() - unknown.length()) <= limit)
        .filter(name -> distance(unknown, name) <= limit)
        .min(Comparator.comparingInt(name -> distance(unknown, name)));
  }

  /** How many letters must be put in, taken out, changed or swapped with the next. */
  private static int distance(String from, String to) {
    String a = from.toLowerCase(Locale.ROOT);
    String b = to.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = Math.max(i, j);
        if (i > 0 && j > 0) {
          int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
          cost[i][j] =
              Math.min(cost[i - 1][j - 1] + changed, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        }
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
