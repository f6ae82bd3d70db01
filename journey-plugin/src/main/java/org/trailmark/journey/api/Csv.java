package org.trailmark.journey.api;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values (RFC 4180): quoted cells, doubled quotes, line breaks within quotes. */
final class Csv {

  private Csv() {}

  /** The lines that are not empty. */
  static List<Line> read(String text) {
    Reader reader = new Reader();
    String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
    for (int i = 0; i < body.length(); i++) {
      reader.take(body.charAt(i));
    }
    reader.endLine();
    return reader.lines;
  }

  /**
   * A line.
   *
   * @param number where it begins, from 1
   */
  record Line(int number, List<String> cells) {}

  private static final class Reader {
    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private List<String> cells = new ArrayList<>();
    private boolean quoted;
    private boolean quoteBefore;
    private int number = 1;
    private int begun = 1;

    void take(char c) {
      if (c == '"') {
        if (quoteBefore) {
          cell.append(c); // a doubled quote within quotes
        }
        quoteBefore = quoted;
        quoted = !quoted;
        return;
      }
      quoteBefore = false;
      if (c == '\n') {
        number++;
      }
      if (quoted) {
        cell.append(c);
      } else if (c == ',') {
        endCell();
      } else if (c == '\n') {
        endLine();
      } else if (c != '\r') {
        cell.append(c);
      }
    }

    void endCell() {
      cells.add(cell.toString());
      cell.setLength(0);
    }

    void endLine() {
      endCell();
      if (cells.size() > 1 || !cells.get(0).isBlank()) {
        lines.add(new Line(begun, List.copyOf(cells)));
      }
      cells = new ArrayList<>();
      begun = number;
    }
  }
}
