package org.trailmark.lrs.sql.privacy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.index.Direction;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.log.LogRow;
import org.trailmark.lrs.sql.log.LogTable;
import org.trailmark.lrs.sql.log.MomentTable;
import org.trailmark.lrs.sql.log.SeqRange;
import org.trailmark.lrs.sql.log.SqlCore;
import org.trailmark.lrs.sql.log.StatementIndex;
import org.trailmark.lrs.sql.log.TermSet;
import org.trailmark.lrs.sql.privacy.RetentionVerdicts.Verdict;
import org.trailmark.lrs.store.Retention.Outlook;
import org.trailmark.lrs.store.Retention.Rule;

/** Foresees what a run would do, in small reads. Made for it and thrown away. */
final class RetentionForecast {
  private final SqlCore core;
  private final StatementIndex index;
  private final List<DueRule> rules;

  /**
   * @param now what counts as old
   */
  RetentionForecast(SqlCore core, StatementIndex index, List<Rule> rules, Instant now) {
    this.core = core;
    this.index = index;
    this.rules =
        core.snapshots()
            .look(
                session -> {
                  List<DueRule> due = new ArrayList<>();
                  for (Rule rule : rules) {
                    due.add(DueRule.of(rule, now, core.keys(), new MomentTable(session)));
                  }
                  return due;
                });
  }

  List<Outlook> outlooks() {
    return rules.stream().map(this::outlook).toList();
  }

  private Outlook outlook(DueRule rule) {
    Sum sum = new Sum();
    long mark = core.snapshots().look(session -> new RetentionTables(session).mark(rule));
    long after = 0;
    while (after < mark) { // what it left before
      long from = after;
      after =
          core.snapshots()
              .look(
                  session -> {
                    List<Long> places =
                        new RetentionTables(session).kept(rule, from, LogErasure.ROWS);
                    return look(rule, places, session, sum, mark);
                  });
    }
    while (after < rule.until()) {
      long from = after;
      after =
          core.snapshots()
              .look(
                  session -> {
                    try (StatementIndex.Lookup lookup = index.lookup(session)) {
                      SeqRange range = new SeqRange(from + 1, rule.until(), rule.until());
                      List<Long> places =
                          lookup.common(rule.keys(), range, Direction.ASCENDING, LogErasure.ROWS);
                      return look(rule, places, session, sum, rule.until());
                    }
                  });
    }
    return new Outlook(
        rule.name(), rule.bound(), sum.going, sum.held, sum.voiding, sum.oldest, sum.newest);
  }

  /**
   * @return the last place that was looked at; where there were not as many as could be, the end
   */
  private long look(DueRule rule, List<Long> places, Session session, Sum sum, long end)
      throws SQLException {
    Map<Long, TermSet> late = index.late(session, places);
    try (StatementIndex.Lookup lookup = index.lookup(session)) {
      RetentionVerdicts verdicts = new RetentionVerdicts(lookup, held(session));
      for (long place : places) {
        LogRow row = new LogTable(session).find(place);
        if (row == null) {
          continue;
        }
        TermSet found = row.terms().and(late.getOrDefault(place, TermSet.EMPTY));
        if (rule.equals(taker(row, found, session))) {
          Verdict verdict =
              verdicts.of(row, found, there -> isGoing(there, verdicts.held(), session));
          sum.add(row, verdict);
        }
      }
    }
    return places.size() < LogErasure.ROWS ? end : places.get(places.size() - 1);
  }

  private HeldPersons held(Session session) throws SQLException {
    return HeldPersons.of(session, core.keys(), new RowContent(core.packer()));
  }

  /** The first rule that is about a statement, and has not looked past it. */
  private @Nullable DueRule taker(LogRow row, TermSet found, Session session) throws SQLException {
    RetentionTables tables = new RetentionTables(session);
    for (DueRule rule : rules) {
      if (rule.isAbout(row.seq(), found)
          && (row.seq() > tables.mark(rule) || tables.isKept(rule, row.seq()))) {
        return rule;
      }
    }
    return null;
  }

  /** Whether one that is voided goes in the same run. */
  private boolean isGoing(LogRow row, HeldPersons held, Session session) throws SQLException {
    TermSet late = index.late(session, List.of(row.seq())).getOrDefault(row.seq(), TermSet.EMPTY);
    TermSet found = row.terms().and(late);
    return taker(row, found, session) != null && !held.areIn(row, found);
  }

  private static final class Sum {
    private long going;
    private long held;
    private long voiding;
    private @Nullable Instant oldest;
    private @Nullable Instant newest;

    private void add(LogRow row, Verdict verdict) {
      switch (verdict) {
        case HELD -> held++;
        case VOIDING -> voiding++;
        case GOES -> {
          going++;
          oldest = oldest == null || row.stored().isBefore(oldest) ? row.stored() : oldest;
          newest = newest == null || row.stored().isAfter(newest) ? row.stored() : newest;
        }
      }
    }
  }
}
