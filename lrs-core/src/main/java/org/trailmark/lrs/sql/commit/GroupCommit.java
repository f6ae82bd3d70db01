package org.trailmark.lrs.sql.commit;

import static java.util.stream.Collectors.toSet;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.pack.StatementPacker;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.log.ErasedStatements;
import org.trailmark.lrs.sql.log.LogRow;
import org.trailmark.lrs.sql.log.LogTable;
import org.trailmark.lrs.sql.log.MomentTable;
import org.trailmark.lrs.sql.log.StatementIndex;
import org.trailmark.lrs.store.StatementWriter.Appended;
import org.trailmark.lrs.xapi.StatementComparison;
import org.trailmark.lrs.xapi.ValidStatement;

/** Writes one group of batches within one transaction. Made for it and thrown away. */
final class GroupCommit {
  private final StatementPacker packer;
  private final StatementIndex index;
  private final StatementIndex.Lookup lookup;
  private final Session session;
  private final LogTable log;
  private final Instant stored;
  private final Map<UUID, ValidStatement> accepted = new HashMap<>();
  private final List<PackedStatement> inOrder = new ArrayList<>();
  private Map<UUID, LogRow> known = Map.of();
  private Set<UUID> erased = Set.of();

  /**
   * @param stored the time of storing
   */
  GroupCommit(
      StatementPacker packer,
      StatementIndex index,
      StatementIndex.Lookup lookup,
      Session session,
      Instant stored) {
    this.packer = packer;
    this.index = index;
    this.lookup = lookup;
    this.session = session;
    this.log = new LogTable(session);
    this.stored = stored;
  }

  /**
   * Stores the batches, each wholly or not at all.
   *
   * @return an outcome for each batch, in their order, and the rows that are new
   */
  Written write(List<List<PackedStatement>> batches) throws SQLException {
    Set<UUID> ids =
        batches.stream()
            .flatMap(List::stream)
            .map(packed -> packed.statement().id())
            .collect(toSet());
    known = lookup.byId(ids);
    erased = new ErasedStatements(session).among(ids);
    List<Outcome> outcomes = new ArrayList<>();
    for (List<PackedStatement> batch : batches) {
      outcomes.add(accept(batch));
    }
    return new Written(outcomes, insert(), added());
  }

  /**
   * What was written.
   *
   * @param rows those that are new
   * @param statements what they hold, in the same order
   */
  record Written(List<Outcome> outcomes, List<LogRow> rows, List<ValidStatement> statements) {}

  /** The statements that are new, in the order of the log. */
  List<ValidStatement> added() {
    return inOrder.stream().map(PackedStatement::statement).toList();
  }

  private Outcome accept(List<PackedStatement> batch) {
    List<PackedStatement> unknown = new ArrayList<>();
    List<Fault> differing = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      ValidStatement candidate = batch.get(i).statement();
      if (erased.contains(candidate.id())) {
        continue; // known, and not to be compared: what it was is to come back by no way
      }
      byte[] earlier = earlier(candidate.id());
      if (earlier == null) {
        unknown.add(batch.get(i));
      } else if (!StatementComparison.equal(earlier, candidate)) {
        differing.add(conflict(i, candidate.id()));
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
    for (PackedStatement packed : unknown) {
      accepted.put(packed.statement().id(), packed.statement());
    }
    inOrder.addAll(unknown);
    return new Outcome.Taken(new Appended(unknown.size(), batch.size() - unknown.size()));
  }

  /** The statement with this id in the store, or in an earlier batch of this group. */
  private byte @Nullable [] earlier(UUID id) {
    ValidStatement inGroup = accepted.get(id);
    if (inGroup != null) {
      return inGroup.stamped(stored);
    }
    LogRow row = known.get(id);
    return row == null ? null : packer.unpack(row.packed(), row.stored());
  }

  private static Fault conflict(int index, UUID id) {
    return Fault.inStatement(
        index,
        "/id",
        "A different statement with the id " + id + " is stored already; give this one its own.",
        "xAPI-Data 2.3.1");
  }

  private List<LogRow> insert() throws SQLException {
    if (inOrder.isEmpty()) {
      return List.of();
    }
    long seq = log.head();
    List<NewRow> added = new ArrayList<>(inOrder.size());
    for (PackedStatement packed : inOrder) {
      added.add(new NewRow(++seq, packed));
    }
    new References(session, index, lookup).tie(added);
    List<LogRow> rows = added.stream().map(row -> row.row(stored)).toList();
    index.insert(session, rows);
    new SignatureTable(session).record(added);
    new MomentTable(session).save(stored, seq);
    return rows;
  }
}
