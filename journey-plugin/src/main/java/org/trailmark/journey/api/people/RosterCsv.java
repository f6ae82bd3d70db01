package org.trailmark.journey.api.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.trailmark.journey.learner.Preferences;
import org.trailmark.journey.learner.Rosters;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * A roster as CSV (RFC 4180): a header with {@code mbox} or {@code agent}, and perhaps {@code
 * name}, {@code since}, {@code zone} and {@code language}, then a line for each member. {@code
 * mailto:} may be left out.
 */
final class RosterCsv {
  private static final List<String> COLUMNS = List.of("mbox", "name", "since", "zone", "language");

  private RosterCsv() {}

  /**
   * Reads it.
   *
   * @throws LrsException {@code INVALID_DOCUMENT}, with all faults
   */
  static List<Rosters.NewMember> read(String body) {
    List<Fault> faults = new ArrayList<>();
    List<Rosters.NewMember> members = new ArrayList<>();
    for (CsvTable.Row row : CsvTable.read(body, COLUMNS, faults).rows()) {
      var agent = row.agent(faults);
      Instant since = RosterTime.read(row.cell("since"), "/since", row.number(), faults);
      Preferences.Told told =
          PreferenceText.read(row.cell("zone"), row.cell("language"), "", row.number(), faults);
      if (agent.isPresent()) {
        members.add(new Rosters.NewMember(agent.get().key(), row.cell("name"), since, told));
      }
    }
    if (!faults.isEmpty()) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT, "the roster has faults; nothing was changed", faults);
    }
    return members;
  }
}
