package org.trailmark.server.importer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of the statements so far. Not for several threads. */
public final class ImportReport implements Outcome {
  private static final int EXAMPLES = 3;

  private final Map<String, Reason> reasons = new LinkedHashMap<>();
  private long stored;
  private long known;
  private long refused;

  @Override
  public void stored(long count) {
    stored += count;
  }

  @Override
  public void known(long count) {
    known += count;
  }

  @Override
  public void refused(String why, String place) {
    refused++;
    reasons.computeIfAbsent(why, Reason::new).add(place);
  }

  /** How many are new. */
  public long stored() {
    return stored;
  }

  /** How many were there already, equal. */
  public long known() {
    return known;
  }

  /** How many were refused, broken ones that were never sent included. */
  public long refused() {
    return refused;
  }

  /** Why statements were refused, the most frequent reason first. */
  public List<Reason> reasons() {
    return reasons.values().stream()
        .sorted(Comparator.comparingLong(Reason::count).reversed())
        .toList();
  }

  /** The whole as a table for people. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    row(text, "stored", stored);
    row(text, "already there", known);
    row(text, "refused", refused);
    for (Reason reason : reasons()) {
      text.append(String.format("%n  %,d refused: %s%n", reason.count(), reason.why));
      reason.examples.forEach(place -> text.append(String.format("      %s%n", place)));
      if (reason.count() > reason.examples.size()) {
        text.append(String.format("      and %,d more%n", reason.count() - reason.examples.size()));
      }
    }
    return text.toString();
  }

  private static void row(StringBuilder text, String name, long count) {
    text.append(String.format("  %-14s %,12d%n", name, count));
  }

  /** A reason, how often it was met, and where. */
  public static final class Reason {
    private final String why;
    private final List<String> examples = new ArrayList<>();
    private long count;

    private Reason(String why) {
      this.why = why;
    }

    private void add(String place) {
      count++;
      if (examples.size() < EXAMPLES) {
        examples.add(place);
      }
    }

    public String why() {
      return why;
    }

    public long count() {
      return count;
    }

    /** The first few places. */
    public List<String> examples() {
      return List.copyOf(examples);
    }
  }
}
