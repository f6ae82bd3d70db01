package org.trailmark.journey.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.learner.AgentReader;
import org.trailmark.journey.learner.Learner;
import org.trailmark.lrs.csv.Csv;
import org.trailmark.lrs.problem.Fault;

/** CSV whose first line names its columns, one of which is {@code mbox}. */
final class CsvTable {
  private final List<String> header;
  private final List<Csv.Line> lines;

  private CsvTable(List<String> header, List<Csv.Line> lines) {
    this.header = header;
    this.lines = lines;
  }

  /**
   * Reads it.
   *
   * @param columns that may be there
   * @param faults takes what is wrong with the header; then there are no rows
   */
  static CsvTable read(String body, List<String> columns, List<Fault> faults) {
    List<Csv.Line> lines = Csv.read(body);
    List<String> header =
        lines.isEmpty()
            ? List.of()
            : lines.get(0).cells().stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
    int before = faults.size();
    if (!header.contains("mbox")) {
      faults.add(
          Fault.inDocument(
              "", 1, "the first line names the columns: " + String.join(",", columns)));
    }
    header.stream()
        .filter(column -> !columns.contains(column))
        .forEach(column -> faults.add(Fault.inDocument("", 1, "unknown column '" + column + "'")));
    return new CsvTable(
        header, faults.size() > before ? List.of() : lines.subList(1, lines.size()));
  }

  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    lines.forEach(line -> rows.add(new Row(header, line)));
    return rows;
  }

  /** A line and what its cells are called. */
  record Row(List<String> header, Csv.Line line) {

    int number() {
      return line.number();
    }

    /** What stands there; null where nothing does. */
    @Nullable String cell(String column) {
      int index = header.indexOf(column);
      if (index < 0 || index >= line.cells().size()) {
        return null;
      }
      String cell = line.cells().get(index).strip();
      return cell.isEmpty() ? null : cell;
    }

    /** Whose line it is; {@code mailto:} may be left out. Empty: a fault was noted. */
    Optional<Learner.KnownAgent> agent(List<Fault> faults) {
      String mbox = cell("mbox");
      if (mbox == null || mbox.indexOf('@') < 1) {
        faults.add(Fault.inDocument("/mbox", number(), "an e-mail address, not " + mbox));
        return Optional.empty();
      }
      return AgentReader.agent(
          Map.of("mbox", mbox.startsWith("mailto:") ? mbox : "mailto:" + mbox));
    }
  }
}
