package org.trailmark.journey.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.learner.AgentReader;
import org.trailmark.journey.learner.Rosters;
import org.trailmark.lrs.csv.Csv;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * A roster as CSV (RFC 4180): a header with {@code mbox} and perhaps {@code name} and {@code
 * since}, then a line for each member. {@code mailto:} may be left out.
 */
final class RosterCsv {

  private RosterCsv() {}

  /**
   * Reads it.
   *
   * @throws LrsException {@code INVALID_DOCUMENT}, with all faults
   */
  static List<Rosters.NewMember> read(String body) {
    List<Csv.Line> lines = Csv.read(body);
    List<Fault> faults = new ArrayList<>();
    List<Rosters.NewMember> members = new ArrayList<>();
    List<String> header =
        lines.isEmpty()
            ? List.of()
            : lines.get(0).cells().stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
    checkHeader(header, faults);
    if (faults.isEmpty()) {
      for (Csv.Line line : lines.subList(1, lines.size())) {
        member(line, header, members, faults);
      }
    }
    if (!faults.isEmpty()) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT, "the roster has faults; nothing was changed", faults);
    }
    return members;
  }

  private static void checkHeader(List<String> header, List<Fault> faults) {
    if (!header.contains("mbox")) {
      faults.add(Fault.inDocument("", 1, "the first line names the columns: mbox,name,since"));
    }
    header.stream()
        .filter(column -> !List.of("mbox", "name", "since").contains(column))
        .forEach(column -> faults.add(Fault.inDocument("", 1, "unknown column '" + column + "'")));
  }

  private static void member(
      Csv.Line line, List<String> header, List<Rosters.NewMember> members, List<Fault> faults) {
    String mbox = cell(line, header, "mbox");
    if (mbox == null || mbox.indexOf('@') < 1) {
      faults.add(Fault.inDocument("/mbox", line.number(), "an e-mail address, not " + mbox));
      return;
    }
    Instant since = RosterTime.read(cell(line, header, "since"), "/since", line.number(), faults);
    String mailto = mbox.startsWith("mailto:") ? mbox : "mailto:" + mbox;
    AgentReader.agent(Map.of("mbox", mailto))
        .ifPresent(
            agent ->
                members.add(new Rosters.NewMember(agent.key(), cell(line, header, "name"), since)));
  }

  private static @Nullable String cell(Csv.Line line, List<String> header, String column) {
    int index = header.indexOf(column);
    if (index < 0 || index >= line.cells().size()) {
      return null;
    }
    String cell = line.cells().get(index).strip();
    return cell.isEmpty() ? null : cell;
  }
}
