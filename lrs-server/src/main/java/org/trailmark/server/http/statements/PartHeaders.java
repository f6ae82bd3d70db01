package org.trailmark.server.http.statements;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** The headers of one part of a multipart body, by name without regard to case. */
final class PartHeaders {
  private final int part;
  private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private String latest = "";

  /**
   * @param part the number of the part, from 1
   */
  PartHeaders(int part) {
    this.part = part;
  }

  /** Takes a line as it was sent; one that begins with a blank continues the header before. */
  void add(String line) {
    boolean continues = line.charAt(0) == ' ' || line.charAt(0) == '\t';
    if (continues && !latest.isEmpty()) {
      values.merge(latest, line.strip(), (before, more) -> (before + " " + more).strip());
      return;
    }
    int colon = line.indexOf(':');
    latest = line.substring(0, Math.max(colon, 0)).strip();
    if (latest.isEmpty()) {
      throw fault(part, "a line among its headers is no header");
    }
    if (values.put(latest, line.substring(colon + 1).strip()) != null) {
      throw fault(part, "the header " + latest.toLowerCase(Locale.ROOT) + " stands there twice");
    }
  }

  /** The number of the part, from 1. */
  int part() {
    return part;
  }

  @Nullable String value(String name) {
    return values.get(name);
  }

  /** The refusal of a part; part 0 is what stands before the first. */
  static LrsException fault(int part, String what) {
    String where = part == 0 ? "The multipart body" : "Part " + part + " of the multipart body";
    return new LrsException(
        ProblemCode.INVALID_DOCUMENT,
        where + " cannot be taken: " + what + " (xAPI-Communication 1.5.2).");
  }
}
