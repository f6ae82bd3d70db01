package org.trailmark.lrs.sql.privacy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.index.Direction;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.log.ErasedStatements;
import org.trailmark.lrs.sql.log.LogRow;
import org.trailmark.lrs.sql.log.LogTable;
import org.trailmark.lrs.sql.log.RowChange;
import org.trailmark.lrs.sql.log.SeqRange;
import org.trailmark.lrs.sql.log.SqlCore;
import org.trailmark.lrs.sql.log.StatementIndex;
import org.trailmark.lrs.sql.log.TermSet;
import org.trailmark.lrs.sql.privacy.ErasureTables.Act;
import org.trailmark.lrs.sql.privacy.ErasureTables.Phase;
import org.trailmark.lrs.sql.privacy.RetentionVerdicts.Verdict;
import org.trailmark.lrs.store.Eraser.Extent;
import org.trailmark.lrs.store.Retention.Rule;

/**
 * One step of a run through the log, in its transaction: first what each rule has not looked at
 * yet, as the index finds it; then what was left because of a hold, and in the next phase what was
 * left because it voids, which may go when all else is gone. Made for it and thrown away.
 */
final class RetentionStep {
  private final Session session;
  private final ErasureTables acts;
  private final RetentionTables tables;
  private final StatementIndex index;
  private final StatementIndex.Lookup lookup;
  private final RetentionVerdicts verdicts;
  private final RowErasure rows;
  private final long number;
  private final List<DueRule> rules;
  private final List<RowChange> changes = new ArrayList<>();
  private final List<UUID> gone = new ArrayList<>();

  private RetentionStep(
      Session session,
      StatementIndex index,
      StatementIndex.Lookup lookup,
      HeldPersons held,
      RowErasure rows,
      long number,
      List<DueRule> rules) {
    this.session = session;
    this.acts = new ErasureTables(session);
    this.tables = new RetentionTables(session);
    this.index = index;
    this.lookup = lookup;
    this.verdicts = new RetentionVerdicts(lookup, held);
    this.rows = rows;
    this.number = number;
    this.rules = rules;
  }

  /**
   * Does it.
   *
   * @param inForce the rules
   * @return the rows that are gone
   */
  static List<RowChange> take(
      Session session, SqlCore core, StatementIndex index, List<Rule> inForce) throws SQLException {
    Act at = new ErasureTables(session).act();
    if (at == null || !at.isRetention() || (at.phase() != Phase.LOG && at.phase() != Phase.REST)) {
      return List.of(); // another node is quicker
    }
    RowContent content = new RowContent(core.packer());
    List<DueRule> rules = new RetentionTables(session).rules(at.number(), inForce, core.keys());
    try (StatementIndex.Lookup lookup = index.lookup(session)) {
      RetentionStep step =
          new RetentionStep(
              session,
              index,
              lookup,
              HeldPersons.of(session, core.keys(), content),
              new RowErasure(index, content),
              at.number(),
              rules);
      step.take(at);
      return step.changes;
    }
  }

  private void take(Act at) throws SQLException {
    DueRule next = at.phase() == Phase.LOG ? next() : null;
    if (next != null) {
      look(next);
    } else {
      lookAgain(at);
    }
    new ErasedStatements(session).add(gone);
    acts.count(number, new Extent(changes.size(), 0, 0, 0, 0));
  }

  /** The first rule that has not looked through all that is old enough. */
  private @Nullable DueRule next() throws SQLException {
    for (DueRule rule : rules) {
      if (tables.mark(rule) < rule.until()) {
        return rule;
      }
    }
    return null;
  }

  private void look(DueRule rule) throws SQLException {
    SeqRange range = new SeqRange(tables.mark(rule) + 1, rule.until(), rule.until());
    List<Long> places = lookup.common(rule.keys(), range, Direction.ASCENDING, LogErasure.ROWS);
    Map<Long, TermSet> late = index.late(session, places);
    for (long place : places) {
      LogRow row = new LogTable(session).find(place);
      if (row != null) {
        TermSet more = late.getOrDefault(place, TermSet.EMPTY);
        if (rule.isAbout(place, row.terms().and(more))) {
          judge(row, more, rule);
        }
      }
    }
    boolean all = places.size() < LogErasure.ROWS;
    tables.mark(rule, all ? rule.until() : places.get(places.size() - 1));
  }

  private void lookAgain(Act at) throws SQLException {
    boolean held = at.phase() == Phase.LOG;
    List<Long> places = tables.kept(held, at.seq(), LogErasure.ROWS);
    Map<Long, TermSet> late = index.late(session, places);
    for (long place : places) {
      LogRow row = new LogTable(session).find(place);
      if (row == null) {
        tables.keepNot(place); // a person was erased
        continue;
      }
      for (DueRule rule : rules) {
        if (tables.isKept(rule, place)) {
          judge(row, late.getOrDefault(place, TermSet.EMPTY), rule);
        }
      }
    }
    if (places.size() == LogErasure.ROWS) {
      acts.advance(number, at.phase(), places.get(places.size() - 1));
    } else if (held) {
      acts.advance(number, Phase.REST, 0);
    } else {
      tables.countKept(number);
      acts.advance(number, afterRows(), 0);
    }
  }

  private Phase afterRows() throws SQLException {
    if (!acts.data(number).isEmpty()) {
      return Phase.DATA;
    }
    return tables.removed(0, 1).isEmpty() ? Phase.PLUGINS : Phase.INDEX;
  }

  private void judge(LogRow row, TermSet late, DueRule rule) throws SQLException {
    Verdict verdict = verdicts.of(row, row.terms().and(late), there -> false);
    if (verdict != Verdict.GOES) {
      tables.keep(rule, row.seq(), verdict == Verdict.HELD);
      return;
    }
    RowChange change = new RowChange(row, late, null);
    rows.carryOut(change, number, session);
    tables.removed(number, finder(row, rule), row);
    changes.add(change);
    gone.add(row.id());
    if (row.voiding() && row.target() != null && !isHere(row.target())) {
      gone.add(row.target()); // may it never have come: it must not come unvoided
    }
  }

  /** Whichever rule found it first, and had to leave it: as was foreseen. */
  private DueRule finder(LogRow row, DueRule now) throws SQLException {
    for (DueRule rule : rules) {
      if (rule.equals(now) || tables.isKept(rule, row.seq())) {
        return rule;
      }
    }
    return now;
  }

  private boolean isHere(UUID id) throws SQLException {
    return !lookup.byId(List.of(id)).isEmpty();
  }
}
