package org.trailmark.server.records.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.Statement;
import org.trailmark.server.records.column.Cells;
import org.trailmark.server.records.column.Column;
import org.trailmark.server.records.column.Segment;
import org.trailmark.server.records.column.SegmentColumns;
import org.trailmark.server.records.names.Agent;
import org.trailmark.server.records.names.ContextRole;
import org.trailmark.server.records.names.IdSet;
import org.trailmark.server.records.names.Names;
import org.trailmark.server.records.names.TermKind;
import org.trailmark.server.records.names.Words;

/** A filter with its names looked up: which rows of a segment it lets through. One transaction. */
final class Condition {
  private final Filter filter;
  private final Names names;
  private final List<Test> tests = new ArrayList<>();

  private Condition(Filter filter, Names names) {
    this.filter = filter;
    this.names = names;
  }

  static Condition of(Filter filter, Connection tx) throws SQLException {
    Condition condition = new Condition(filter, new Names(tx));
    condition.addTests();
    return condition;
  }

  /** Whether a row that is let through must be looked at as well, by {@link #holds}. */
  boolean isRough() {
    return !filter.extensions().isEmpty();
  }

  /** Whether a statement has what its row only seems to have. */
  boolean holds(StoredStatement stored) {
    Statement statement = Statement.read(stored.json());
    return filter.extensions().stream().anyMatch(extension -> extension.holds(statement));
  }

  /** Whether no row of a segment can be let through, as far as the directory shows. */
  boolean excludes(Segment segment) {
    return segment.storedHigh() < filter.storedFrom()
        || segment.storedLow() >= filter.storedTo()
        || segment.timestampHigh() < filter.from()
        || segment.timestampLow() >= filter.to();
  }

  /** The places of the rows that are let through, rising. */
  int[] places(Segment segment, SegmentColumns columns) throws SQLException {
    int[] places = new int[segment.rows()];
    for (int i = 0; i < places.length; i++) {
      places[i] = i;
    }
    int size = places.length;
    for (Test test : tests) {
      size = size == 0 ? 0 : test.keep(columns, places, size);
    }
    if (size > 0 && filter.voided() != null) {
      Set<Long> voided = names.voided(segment.first(), segment.last());
      if (filter.voided()) {
        size = Tests.among(voided).keep(columns, places, size);
      } else if (!voided.isEmpty()) {
        size = Tests.notAmong(voided).keep(columns, places, size);
      }
    }
    return Arrays.copyOf(places, size);
  }

  private void addTests() throws SQLException {
    addTimes();
    addIds(Column.LEARNER, filter.learners(), this::actors);
    addIds(Column.VERB, filter.verbs(), iri -> names.term(TermKind.VERB, iri));
    addIds(Column.ACTIVITY, filter.activities(), iri -> names.term(TermKind.ACTIVITY, iri));
    addIds(Column.ACTIVITY, filter.types(), names::activitiesOfType);
    for (Map.Entry<ContextRole, List<String>> each : filter.activitiesInContext().entrySet()) {
      addIds(Column.CONTEXT, each.getValue(), iri -> names.contextsWith(each.getKey(), iri));
    }
    addIds(Column.CONTEXT, filter.platforms(), names::contextsOnPlatform);
    addIds(Column.REGISTRATION, filter.registrations(), names::registration);
    for (String word : Words.of(filter.text())) {
      tests.add(
          Tests.named(
              names.actorsWith(word),
              names.termsWith(TermKind.VERB, word),
              names.termsWith(TermKind.ACTIVITY, word)));
    }
    addResult();
    if (isRough()) {
      tests.add(Tests.bits(filter.extensions().stream().map(ExtensionFilter::bits).toList()));
    }
  }

  private void addTimes() {
    if (filter.from() != Long.MIN_VALUE || filter.to() != Long.MAX_VALUE) {
      tests.add(Tests.within(Column.TIMESTAMP, filter.from(), filter.to()));
    }
    if (filter.storedFrom() != Long.MIN_VALUE || filter.storedTo() != Long.MAX_VALUE) {
      tests.add(Tests.within(Column.STORED, filter.storedFrom(), filter.storedTo()));
    }
  }

  private void addResult() {
    Double from = filter.scoreFrom();
    Double to = filter.scoreTo();
    if (from != null || to != null) {
      double least = from == null ? -1 : from;
      double most = to == null ? 1 : to;
      tests.add(
          Tests.of(
              Column.SCORE,
              cell -> cell != 0 && Cells.scoreOf(cell) >= least && Cells.scoreOf(cell) <= most));
    }
    addOutcome(filter.success(), Cells::successOf);
    addOutcome(filter.completion(), Cells::completionOf);
  }

  private void addOutcome(@Nullable Boolean wanted, LongFunction<@Nullable Boolean> of) {
    if (wanted != null) {
      tests.add(Tests.of(Column.OUTCOME, cell -> wanted.equals(of.apply(cell))));
    }
  }

  /** Looks up one value. */
  private interface Lookup<T> {
    IdSet of(T value) throws SQLException;
  }

  private <T> void addIds(Column column, List<T> values, Lookup<T> lookup) throws SQLException {
    if (!values.isEmpty()) {
      IdSet ids = new IdSet();
      for (T value : values) {
        ids.addAll(lookup.of(value));
      }
      tests.add(Tests.in(column, ids));
    }
  }

  private IdSet actors(String hash) throws SQLException {
    Optional<Agent> agent = names.agent(hash);
    return agent.isEmpty()
        ? new IdSet()
        : names.actors(names.person(agent.get().person()).stream().map(Agent::id).toList());
  }
}
