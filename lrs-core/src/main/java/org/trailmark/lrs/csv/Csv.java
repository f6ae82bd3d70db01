package org.trailmark.lrs.csv;

import java.util.ArrayList;
import java.util.List;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Comma-separated values (RFC 4180): quoted cells, doubled quotes, line breaks within quotes. */
public final class Csv {

  private Csv() {}

  /**
   * The lines that are not empty.
   *
   * @throws LrsException {@code INVALID_DOCUMENT}, with the line, if a quoted cell has no end
   */
  public static List<Line> read(String text) {
    Reader reader = new Reader();
    String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
    for (int i = 0; i < body.length(); i++) {
      reader.take(body.charAt(i));
    }
    reader.end();
    return reader.lines;
  }

  /**
   * A line.
   *
   * @param number where it begins, from 1
   */
  public record Line(int number, List<String> cells) {
    public Line {
      cells = List.copyOf(cells);
    }
  }

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
        lines.add(new Line(begun, cells));
      }
      cells = new ArrayList<>();
      begun = number;
    }

    void end() {
      if (quoted) {
        Fault fault = Fault.inDocument("", begun, "a quote is opened and never closed");
        throw new LrsException(
            ProblemCode.INVALID_DOCUMENT, "This cannot be read as CSV.", List.of(fault));
      }
      endLine();
    }
  }
}
