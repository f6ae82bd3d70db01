package org.trailmark.lrs.sql.privacy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.pack.StatementPacker;
import org.trailmark.lrs.sql.commit.CommitOrder;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.log.DictionaryTable;
import org.trailmark.lrs.sql.log.ErasedStatements;
import org.trailmark.lrs.sql.log.LogRow;
import org.trailmark.lrs.sql.log.LogTable;
import org.trailmark.lrs.sql.log.RecentStatements;
import org.trailmark.lrs.sql.log.RowChange;
import org.trailmark.lrs.sql.log.SqlCore;
import org.trailmark.lrs.sql.log.StatementIndex;
import org.trailmark.lrs.sql.log.TermSet;
import org.trailmark.lrs.sql.privacy.ErasureTables.Phase;
import org.trailmark.lrs.sql.privacy.ErasureTables.Standing;
import org.trailmark.lrs.store.Eraser.Extent;

/** Reads the log from end to end, and makes of each row what the rules of an erasure say. */
final class LogErasure {
  /** So few that whoever stores waits for some ten milliseconds. */
  static final int ROWS = 500;

  private final SqlCore core;
  private final StatementIndex index;
  private final CommitOrder order;
  private final RecentStatements recent;
  private final RowContent content;
  private final RowErasure rows;

  LogErasure(SqlCore core, StatementIndex index, CommitOrder order, RecentStatements recent) {
    this.core = core;
    this.index = index;
    this.order = order;
    this.recent = recent;
    this.content = new RowContent(core.packer());
    this.rows = new RowErasure(index, content);
  }

  /** Makes the rules of an erasure. */
  interface Rules {
    RowRules of(Standing erasure, Session session) throws SQLException;
  }

  /** What rules would do to the whole log. */
  Extent measure(RowRules rules) {
    Extent[] sum = {Extents.NOTHING};
    Set<String> data = new TreeSet<>();
    eachPage(
        rules,
        (row, change) -> {
          if (change != null) {
            sum[0] = Extents.plus(sum[0], extent(List.of(change)));
            data.addAll(rows.leaving(change));
          }
        });
    if (!data.isEmpty()) {
      eachPage(
          rules,
          (row, change) -> {
            LogRow stays = change == null ? row : change.after();
            if (stays != null) {
              data.removeAll(RowErasure.hashes(content.json(stays)));
            }
          });
    }
    return Extents.plus(sum[0], new Extent(0, 0, 0, 0, data.size()));
  }

  private interface Judged {
    void row(LogRow row, @Nullable RowChange change);
  }

  private void eachPage(RowRules rules, Judged to) {
    long[] last = {0};
    boolean more = true;
    while (more) {
      more =
          core.snapshots()
              .look(
                  session -> {
                    try (StatementIndex.Lookup lookup = index.lookup(session)) {
                      List<LogRow> page = new LogTable(session).after(last[0], ROWS);
                      Map<Long, TermSet> late = late(session, page);
                      for (LogRow row : page) {
                        to.row(row, rules.judge(row, late(row, late), lookup));
                        last[0] = row.seq();
                      }
                      return !page.isEmpty();
                    }
                  });
    }
  }

  private Map<Long, TermSet> late(Session session, List<LogRow> rows) throws SQLException {
    return rows.isEmpty() ? Map.of() : index.late(session, rows.stream().map(LogRow::seq).toList());
  }

  private static TermSet late(LogRow row, Map<Long, TermSet> late) {
    return late.getOrDefault(row.seq(), TermSet.EMPTY);
  }

  private static Extent extent(List<RowChange> changes) {
    long gone = changes.stream().filter(change -> change.after() == null).count();
    long touched = changes.stream().filter(RowChange::isOfContent).count();
    return new Extent(gone, touched - gone, 0, 0, 0);
  }

  /** Some rows; the last step takes in what was stored meanwhile. */
  void step(Rules rules) {
    List<RowChange> changed =
        core.statements()
            .transaction(
                session -> {
                  order.alone(session);
                  return step(rules, session);
                });
    index.replaced(changed);
    changed.forEach(change -> recent.forget(change.before().seq()));
  }

  private List<RowChange> step(Rules make, Session session) throws SQLException {
    ErasureTables tables = new ErasureTables(session);
    Standing at = tables.unfinished();
    if (at == null || at.phase() != Phase.LOG) {
      return List.of(); // another node is quicker
    }
    long number = at.erasure().number();
    List<LogRow> read = new LogTable(session).after(at.seq(), ROWS);
    List<RowChange> changes = judge(read, make.of(at, session), session);
    for (RowChange change : changes) {
      rows.carryOut(change, number, session);
    }
    new ErasedStatements(session)
        .add(
            changes.stream()
                .filter(RowChange::isOfContent)
                .map(change -> change.before().id())
                .toList());
    tables.count(number, extent(changes));
    if (read.isEmpty()) {
      tables.advance(number, Phase.REST, 0);
    } else {
      tables.read(number, read.get(read.size() - 1).seq());
    }
    return changes;
  }

  /** Rows that stay as they are lose a dictionary that was learned from people's data. */
  private List<RowChange> judge(List<LogRow> rows, RowRules rules, Session session)
      throws SQLException {
    Set<Long> unmasked = new DictionaryTable(session).unmasked();
    Map<Long, TermSet> late = late(session, rows);
    List<RowChange> changes = new ArrayList<>();
    try (StatementIndex.Lookup lookup = index.lookup(session)) {
      for (LogRow row : rows) {
        RowChange change = rules.judge(row, late(row, late), lookup);
        if (change != null) {
          changes.add(change);
        } else if (unmasked.contains(StatementPacker.dictionary(row.packed()))) {
          new LogTable(session).change(content.packedAnew(row));
        }
      }
    }
    return changes;
  }
}
