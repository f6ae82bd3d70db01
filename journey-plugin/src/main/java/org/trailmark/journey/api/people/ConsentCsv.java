package org.trailmark.journey.api.people;

import java.util.ArrayList;
import java.util.List;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** What many people said, as CSV with a header: {@code mbox,state,scope,at,by,reason}. */
final class ConsentCsv {
  private static final List<String> COLUMNS =
      List.of("mbox", "state", "scope", "at", "by", "reason");

  private ConsentCsv() {}

  /**
   * Reads it.
   *
   * @throws LrsException {@code INVALID_DOCUMENT}, with all faults
   */
  static List<Line> read(String body) {
    List<Fault> faults = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (CsvTable.Row row : CsvTable.read(body, COLUMNS, faults).rows()) {
      var agent = row.agent(faults);
      ConsentWord word =
          ConsentWord.read(
              row.cell("scope"),
              row.cell("state"),
              row.cell("at"),
              row.cell("by"),
              row.cell("reason"),
              "",
              row.number(),
              faults);
      if (agent.isPresent() && word != null) {
        lines.add(new Line(agent.get().key(), word));
      }
    }
    if (!faults.isEmpty()) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT, "the list has faults; nothing was changed", faults);
    }
    return lines;
  }

  /** Who said what. */
  record Line(String key, ConsentWord word) {}
}
