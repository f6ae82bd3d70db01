package org.trailmark.lrs.sql.privacy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.trailmark.lrs.index.Direction;
import org.trailmark.lrs.sql.attachment.SweptAttachments;
import org.trailmark.lrs.sql.commit.CommitOrder;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.log.MomentTable;
import org.trailmark.lrs.sql.log.RecentStatements;
import org.trailmark.lrs.sql.log.RowChange;
import org.trailmark.lrs.sql.log.SeqRange;
import org.trailmark.lrs.sql.log.SqlCore;
import org.trailmark.lrs.sql.log.StatementIndex;
import org.trailmark.lrs.sql.privacy.ErasureTables.Act;
import org.trailmark.lrs.sql.privacy.ErasureTables.Phase;
import org.trailmark.lrs.store.Retention;

/**
 * Takes runs of retention from phase to phase, as {@link SqlEraser} does erasures; what is done to
 * the log is in {@link RetentionStep}.
 */
public final class SqlRetention implements Retention {
  private final SqlCore core;
  private final StatementIndex index;
  private final CommitOrder order;
  private final RecentStatements recent;
  private final DataErasure data;

  public SqlRetention(
      SqlCore core,
      StatementIndex index,
      CommitOrder order,
      RecentStatements recent,
      SweptAttachments attachments) {
    this.core = core;
    this.index = index;
    this.order = order;
    this.recent = recent;
    this.data = new DataErasure(core, order, attachments);
  }

  private Instant now() {
    return core.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public List<Outlook> measure(List<Rule> rules) {
    return new RetentionForecast(core, index, rules, now()).outlooks();
  }

  @Override
  public Optional<Run> begin(Order wanted) {
    Instant now = now();
    return core.others()
        .transaction(
            session -> {
              ErasureTables acts = new ErasureTables(session);
              acts.requireNoAct();
              List<DueRule> rules = new ArrayList<>();
              for (Rule rule : wanted.rules()) {
                rules.add(DueRule.of(rule, now, core.keys(), new MomentTable(session)));
              }
              RetentionTables tables = new RetentionTables(session);
              tables.keepOnly(rules);
              if (!isAnythingDue(rules, session)) {
                return Optional.empty();
              }
              tables.insert(acts.lastNumber() + 1, wanted, now, rules);
              return Optional.ofNullable(tables.unfinished());
            });
  }

  /** Where the index finds nothing, a rule has looked as far as it can. */
  private boolean isAnythingDue(List<DueRule> rules, Session session) throws SQLException {
    RetentionTables tables = new RetentionTables(session);
    boolean due = false;
    try (StatementIndex.Lookup lookup = index.lookup(session)) {
      for (DueRule rule : rules) {
        SeqRange news = new SeqRange(tables.mark(rule) + 1, rule.until(), rule.until());
        if (news.isEmpty() || lookup.common(rule.keys(), news, Direction.ASCENDING, 1).isEmpty()) {
          tables.mark(rule, Math.max(tables.mark(rule), rule.until()));
          due |= tables.hasKept(rule);
        } else {
          due = true;
        }
      }
    }
    return due;
  }

  @Override
  public boolean next(List<Rule> rules) {
    Optional<Act> found = core.snapshots().look(SqlRetention::act);
    if (found.isEmpty()) {
      return false;
    }
    switch (found.get().phase()) {
      case LOG, REST -> step(rules);
      case DATA -> data.step();
      case INDEX -> {
        index.scrub();
        advance(found.get(), Phase.PLUGINS);
      }
      case PLUGINS, FILES, DONE -> {
        return false;
      }
    }
    return true;
  }

  private static Optional<Act> act(Session session) throws SQLException {
    return Optional.ofNullable(new ErasureTables(session).act()).filter(Act::isRetention);
  }

  private void step(List<Rule> rules) {
    List<RowChange> changes =
        core.statements()
            .transaction(
                session -> {
                  order.alone(session);
                  return RetentionStep.take(session, core, index, rules);
                });
    index.replaced(changes);
    changes.forEach(change -> recent.forget(change.before().seq()));
  }

  private void advance(Act act, Phase to) {
    core.others()
        .transaction(
            session -> {
              new ErasureTables(session).advance(act.number(), to, 0);
              return true;
            });
  }

  @Override
  public void finish() {
    core.others()
        .transaction(
            session -> {
              Optional<Act> at = act(session);
              if (at.isPresent() && at.get().phase() == Phase.PLUGINS) {
                ErasureTables acts = new ErasureTables(session);
                acts.forgetPlaces(at.get().number());
                acts.advance(at.get().number(), Phase.DONE, 0);
              }
              return true;
            });
  }

  @Override
  public Optional<Run> unfinished() {
    return core.snapshots()
        .look(session -> Optional.ofNullable(new RetentionTables(session).unfinished()));
  }

  @Override
  public Optional<Run> find(UUID id) {
    return core.snapshots()
        .look(session -> Optional.ofNullable(new RetentionTables(session).find(id)));
  }

  @Override
  public List<Run> list(long before, int max) {
    return core.snapshots().look(session -> new RetentionTables(session).list(before, max));
  }

  @Override
  public List<Removed> removed(long after, int max) {
    return core.snapshots().look(session -> new RetentionTables(session).removed(after, max));
  }
}
