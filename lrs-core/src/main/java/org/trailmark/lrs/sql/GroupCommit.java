package org.trailmark.lrs.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.StatementWriter.Appended;
import org.trailmark.lrs.xapi.StatementComparison;
import org.trailmark.lrs.xapi.ValidStatement;

/** Writes one group of batches within one transaction. Made for it and thrown away. */
final class GroupCommit {
  private final TermTable terms;
  private final DefinitionTable definitions;
  private final Session session;
  private final StatementTable statements;
  private final Map<UUID, ValidStatement> accepted = new HashMap<>();
  private final List<ValidStatement> inOrder = new ArrayList<>();

  GroupCommit(TermTable terms, DefinitionTable definitions, Session session) {
    this.terms = terms;
    this.definitions = definitions;
    this.session = session;
    this.statements = new StatementTable(session);
  }

  /**
   * Stores the batches, each wholly or not at all.
   *
   * @param stored the time of storing, epoch milliseconds
   * @return an outcome for each batch, in their order
   */
  List<Outcome> write(List<List<ValidStatement>> batches, long stored) throws SQLException {
    Instant stamp = Instant.ofEpochMilli(stored);
    List<Outcome> outcomes = new ArrayList<>();
    for (List<ValidStatement> batch : batches) {
      batch.forEach(statement -> statement.stamp(stamp));
      outcomes.add(accept(batch));
    }
    insert(stored);
    return outcomes;
  }

  private Outcome accept(List<ValidStatement> batch) throws SQLException {
    List<ValidStatement> unknown = new ArrayList<>();
    List<Fault> differing = new ArrayList<>();
    for (int index = 0; index < batch.size(); index++) {
      ValidStatement candidate = batch.get(index);
      byte[] earlier = earlier(candidate.id());
      if (earlier == null) {
        unknown.add(candidate);
      } else if (!StatementComparison.equal(earlier, candidate)) {
        differing.add(conflict(index, candidate.id()));
      }
    }
    if (!differing.isEmpty()) {
      return new Outcome.Refused(
          new LrsException(
              ProblemCode.CONFLICT,
              "Nothing was stored: of these ids, "
                  + differing.size()
                  + " already belong to different statements.",
              differing));
    }
    unknown.forEach(statement -> accepted.put(statement.id(), statement));
    inOrder.addAll(unknown);
    return new Outcome.Taken(new Appended(unknown.size(), batch.size() - unknown.size()));
  }

  /** The statement with this id in the store, or in an earlier batch of this group. */
  private byte @Nullable [] earlier(UUID id) throws SQLException {
    ValidStatement inGroup = accepted.get(id);
    return inGroup != null ? inGroup.json() : statements.json(id);
  }

  private static Fault conflict(int index, UUID id) {
    return Fault.inStatement(
        index,
        "/id",
        "A different statement with the id " + id + " is stored already; give this one its own.",
        "xAPI-Data 2.3.1");
  }

  private void insert(long stored) throws SQLException {
    if (inOrder.isEmpty()) {
      return;
    }
    long seq = statements.lastSeq();
    EntryTable entries = new EntryTable(session);
    List<LogRow> rows = new ArrayList<>(inOrder.size());
    for (ValidStatement statement : inOrder) {
      LogRow row = new LogRow(++seq, statement, terms.intern(session, Term.of(statement.keys())));
      rows.add(row);
      entries.add(row.terms(), row.seq());
    }
    statements.insert(rows, stored);
    new References(session, entries).tie(rows);
    entries.write();
    definitions.learn(session, inOrder);
  }
}
