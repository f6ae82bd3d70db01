package org.trailmark.server.identities;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.csv.Csv;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.IdentityStore.Pair;
import org.trailmark.lrs.xapi.Ifi;

/**
 * Links as CSV (RFC 4180), without a header: on each line two agents (see {@link AgentCell}) and
 * perhaps a reason. The pointer of a fault is the cell, from 0.
 */
final class LinkCsv {
  /** Statements wait while links are written, so a request writes no more than this. */
  static final int MOST_LINES = 10_000;

  private final List<Wish> wishes = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  private LinkCsv() {}

  /**
   * Reads them.
   *
   * @throws LrsException {@code INVALID_DOCUMENT}, with all faults; {@code TOO_LARGE}
   */
  static List<Wish> read(String body) {
    List<Csv.Line> lines = Csv.read(body);
    if (lines.isEmpty()) {
      throw new LrsException(ProblemCode.INVALID_DOCUMENT, "There is no line.");
    }
    if (lines.size() > MOST_LINES) {
      throw new LrsException(
          ProblemCode.TOO_LARGE,
          "There are %d lines; a request may have %d. Send them in several requests."
              .formatted(lines.size(), MOST_LINES));
    }
    LinkCsv csv = new LinkCsv();
    lines.forEach(csv::line);
    if (!csv.faults.isEmpty()) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT, "The links have faults; nothing was changed.", csv.faults);
    }
    return csv.wishes;
  }

  private void line(Csv.Line line) {
    List<String> cells = line.cells().stream().map(String::strip).toList();
    if (cells.size() < 2 || cells.size() > 3) {
      fault(line, "", "must be two agents and perhaps a reason; found " + cells.size() + " cells");
      return;
    }
    Ifi one = agent(line, 0, cells.get(0));
    Ifi other = agent(line, 1, cells.get(1));
    String reason = cells.size() == 3 ? cells.get(2) : "";
    String problem = LinkRules.reasonProblem(reason);
    if (problem != null) {
      fault(line, "/2", problem);
    }
    if (one == null || other == null) {
      return;
    }
    if (one.key().equals(other.key())) {
      fault(line, "", LinkRules.ONE_AGENT);
    } else {
      wishes.add(new Wish(new Pair(one, other, reason), "", line.number()));
    }
  }

  private @Nullable Ifi agent(Csv.Line line, int cell, String text) {
    try {
      return AgentCell.read(text);
    } catch (LrsException e) {
      e.faults().forEach(fault -> fault(line, "/" + cell, fault.message()));
      return null;
    }
  }

  private void fault(Csv.Line line, String pointer, String message) {
    faults.add(Fault.inDocument(pointer, line.number(), message));
  }
}
