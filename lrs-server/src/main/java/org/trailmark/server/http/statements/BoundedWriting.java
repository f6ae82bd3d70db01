package org.trailmark.server.http.statements;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.Boundary;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.lrs.xapi.Statement;
import org.trailmark.lrs.xapi.ValidStatement;

/**
 * Refuses statements outside the boundary of whoever sends them. One that refers to another, a
 * voiding one above all, is inside when the other is: in the store, or in the same batch. What the
 * store has outside is refused as what it has not.
 */
final class BoundedWriting {
  private final StatementReader reader;

  BoundedWriting(StatementReader reader) {
    this.reader = reader;
  }

  /**
   * Lets a batch pass if all of it is inside.
   *
   * @throws LrsException {@code FORBIDDEN}, with a fault for each statement that is outside
   */
  void require(Boundary boundary, List<ValidStatement> batch) {
    Map<UUID, Statement> sent = new HashMap<>();
    List<Statement> statements = new ArrayList<>(batch.size());
    for (ValidStatement one : batch) {
      Statement statement = Statement.read(one.stamped(Instant.EPOCH));
      statements.add(statement);
      sent.put(statement.id(), statement);
    }
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      if (!boundary.holds(statements.get(i), id -> isInside(boundary, id, sent))) {
        faults.add(
            Fault.inStatement(
                i,
                "",
                "is outside the boundary of your credential: its activity, its actor, or what it"
                    + " refers to",
                "xAPI-Communication 4.0"));
      }
    }
    if (!faults.isEmpty()) {
      throw new LrsException(
          ProblemCode.FORBIDDEN,
          "Your credential may not write all of these statements; none was stored.",
          faults);
    }
  }

  private boolean isInside(Boundary boundary, UUID id, Map<UUID, Statement> sent) {
    Statement together = sent.get(id);
    if (together != null) {
      return boundary.holds(together, next -> false);
    }
    return reader
        .find(id)
        .filter(found -> boundary.holds(Statement.read(found.json()), next -> false))
        .isPresent();
  }
}
