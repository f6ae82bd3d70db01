package org.trailmark.server.records.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.StatementHandler;
import org.trailmark.lrs.store.IdentityEvent;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.server.records.column.Cells;
import org.trailmark.server.records.column.Row;
import org.trailmark.server.records.column.Rows;
import org.trailmark.server.records.column.Segments;
import org.trailmark.server.records.names.Dictionary;
import org.trailmark.server.records.names.NamedActivity;
import org.trailmark.server.records.names.Party;
import org.trailmark.server.records.names.Recent;

/** Keeps the columns and the names up to date with the log, and persons with the links. */
public final class RecordsHandler implements StatementHandler {
  private static final int EVENTS_AT_ONCE = 200;

  private final PluginContext context;
  private final Recent recent = new Recent();
  private long committed = -1;
  private long erasures;

  public RecordsHandler(PluginContext context) {
    this.context = context;
  }

  @Override
  public void handle(List<StoredStatement> statements, Connection tx) throws SQLException {
    long checkpoint = context.checkpoint(tx);
    long last = statements.get(statements.size() - 1).seq();
    if (checkpoint != committed) {
      recent.forget(); // the last call was undone, or somebody else went on since
    }
    committed = -1;
    try (Dictionary names = new Dictionary(tx, recent)) {
      long erased = names.erasures();
      if (erased != erasures) {
        recent.forget();
        erasures = erased;
      }
      Rows rows = new Rows();
      for (StoredStatement statement : statements) {
        rows.add(row(statement, names));
      }
      new Segments(tx).add(rows);
    }
    if (last > checkpoint) {
      committed = last; // else one that was set aside: nothing will show whether it was committed
    }
  }

  /** Takes in a statement whose row was taken away; not on the handler's thread. */
  void takeAgain(StoredStatement statement, Connection tx) throws SQLException {
    try (Dictionary names = new Dictionary(tx, new Recent())) {
      Rows rows = new Rows();
      rows.add(row(statement, names));
      new Segments(tx).add(rows);
    }
  }

  private Row row(StoredStatement statement, Dictionary names) throws SQLException {
    StatementFacts facts = StatementFactsReader.read(statement.json());
    NamedActivity activity = facts.activity();
    if (statement.voided()) {
      names.voided(statement.seq());
    }
    markVoided(facts.voids(), names);
    UUID registration = facts.registration();
    return new Row(
        statement.seq(),
        statement.stored().toEpochMilli(),
        facts.timestamp().toEpochMilli(),
        names.agent(facts.actor()),
        names.verb(facts.verb(), facts.verbName()),
        activity == null ? 0 : names.activity(activity),
        names.context(facts.context()),
        registration == null ? 0 : names.registration(registration),
        Cells.score(facts.score()),
        Cells.duration(facts.durationMillis()),
        Cells.outcome(facts.success(), facts.completion()),
        facts.extensions());
  }

  /** What is stored later than its voiding statement says itself that it is voided. */
  private void markVoided(@Nullable UUID target, Dictionary names) throws SQLException {
    if (target == null) {
      return;
    }
    Optional<StoredStatement> found = context.statements().find(target);
    if (found.isPresent() && found.get().voided()) { // a voiding statement cannot be voided
      names.voided(found.get().seq());
    }
  }

  /** Links do not wait for statements: a person is what the links say now. */
  @Override
  public Optional<Instant> onTime(Instant now, Connection tx) throws SQLException {
    try (Dictionary names = new Dictionary(tx, new Recent())) {
      List<IdentityEvent> events = context.identities().readAfter(names.mark(), EVENTS_AT_ONCE);
      for (IdentityEvent event : events) {
        names.person(agents(event.one()));
        names.person(agents(event.other()));
        names.mark(event.seq());
      }
      return events.size() == EVENTS_AT_ONCE ? Optional.of(now) : Optional.empty();
    }
  }

  private List<Party> agents(Ifi agent) {
    return context.identities().person(agent).stream()
        .map(each -> new Party(false, each, null, List.of()))
        .toList();
  }
}
