package org.trailmark.journey.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Gathers what is wrong with one text, and what is merely odd, each with its line. */
final class Faults {
  private static final Comparator<Fault> BY_PLACE =
      Comparator.comparingInt(Fault::line).thenComparing(Fault::pointer);

  private final Map<String, Integer> lines;
  private final List<Fault> faults = new ArrayList<>();
  private final List<Fault> warnings = new ArrayList<>();
  private final Set<String> faulty = new HashSet<>();

  /**
   * @param lines of every pointer of the text
   */
  Faults(Map<String, Integer> lines) {
    this.lines = lines;
  }

  /** One fault at a place is enough: what follows from it would only confuse. */
  void add(String pointer, String message) {
    if (faulty.add(pointer)) {
      faults.add(Fault.inDocument(pointer, line(pointer), message));
    }
  }

  void warn(String pointer, String message) {
    warnings.add(Fault.inDocument(pointer, line(pointer), message));
  }

  /** Whether there is a fault at a place or below. */
  boolean anyBelow(String pointer) {
    return faulty.stream()
        .anyMatch(place -> place.equals(pointer) || place.startsWith(pointer + "/"));
  }

  boolean any() {
    return !faults.isEmpty();
  }

  List<Fault> warnings() {
    return warnings.stream().sorted(BY_PLACE).toList();
  }

  LrsException toException() {
    return refuse(faults.stream().sorted(BY_PLACE).toList());
  }

  static LrsException refuse(List<Fault> faults) {
    String number = faults.size() == 1 ? "a fault" : faults.size() + " faults";
    return new LrsException(
        ProblemCode.INVALID_DOCUMENT, "The journey definition has " + number + ".", faults);
  }

  /** The line of the place, or of the nearest place around it that the text has. */
  private int line(String pointer) {
    String place = pointer;
    while (!lines.containsKey(place) && !place.isEmpty()) {
      place = place.substring(0, place.lastIndexOf('/'));
    }
    return lines.getOrDefault(place, 1);
  }
}
