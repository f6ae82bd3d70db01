package org.trailmark.journey.api.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.learner.AgentReader;
import org.trailmark.journey.learner.Learner;
import org.trailmark.lrs.csv.Csv;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.xapi.AgentJson;
import org.trailmark.lrs.xapi.Ifi;

/**
 * CSV whose first line names its columns, one of which is {@code mbox} or {@code agent}: whose line
 * it is, as an e-mail address (in either), or as an identifier's key such as {@code
 * account:HOMEPAGE|NAME}.
 */
final class CsvTable {
  private static final String MBOX = "mbox";
  private static final String AGENT = "agent";
  private static final Pattern KEY = Pattern.compile("(mbox|sha1|openid|account):");

  private final List<String> header;
  private final List<Csv.Line> lines;

  private CsvTable(List<String> header, List<Csv.Line> lines) {
    this.header = header;
    this.lines = lines;
  }

  /**
   * Reads it.
   *
   * @param columns that may be there; {@code agent} may stand in the place of {@code mbox}
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
    if (header.contains(MBOX) == header.contains(AGENT)) {
      faults.add(
          Fault.inDocument(
              "",
              1,
              "the first line names the columns: %s; %s may stand in the place of %s"
                  .formatted(String.join(",", columns), AGENT, MBOX)));
    }
    header.stream()
        .filter(column -> !columns.contains(column) && !column.equals(AGENT))
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
      String column = header.contains(MBOX) ? MBOX : AGENT;
      String cell = cell(column);
      Optional<Learner.KnownAgent> agent =
          cell == null
              ? Optional.empty()
              : column.equals(AGENT) && KEY.matcher(cell).lookingAt() ? ofKey(cell) : ofMail(cell);
      if (agent.isEmpty()) {
        String wanted =
            column.equals(MBOX)
                ? "an e-mail address"
                : "an e-mail address, or sha1:, openid: or account:HOMEPAGE|NAME";
        faults.add(Fault.inDocument("/" + column, number(), wanted + ", not " + cell));
      }
      return agent;
    }

    private static Optional<Learner.KnownAgent> ofMail(String cell) {
      return cell.indexOf('@') < 1
          ? Optional.empty()
          : AgentReader.agent(Map.of("mbox", cell.startsWith("mailto:") ? cell : "mailto:" + cell));
    }

    private static Optional<Learner.KnownAgent> ofKey(String cell) {
      try {
        return AgentReader.agent(AgentJson.of(Ifi.ofKey(cell)));
      } catch (IllegalArgumentException e) {
        return Optional.empty(); // the caller says what was wanted
      }
    }
  }
}
