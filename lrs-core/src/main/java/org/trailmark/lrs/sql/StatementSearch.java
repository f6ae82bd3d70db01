package org.trailmark.lrs.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.index.Direction;
import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.index.TermKind;
import org.trailmark.lrs.store.StatementQuery;
import org.trailmark.lrs.store.StatementQuery.Cursor;

/**
 * Answers one query: takes places from the index, reads what lies there, and leaves out what is
 * voided, until the page is full. Made for it and thrown away.
 */
final class StatementSearch {
  private final StatementIndex.Lookup lookup;
  private final MomentTable moments;
  private final LogTable log;
  private final Statements statements;
  private final TermKeys keys;

  StatementSearch(Session session, StatementIndex.Lookup lookup, Statements statements) {
    this.lookup = lookup;
    this.moments = new MomentTable(session);
    this.log = new LogTable(session);
    this.statements = statements;
    this.keys = statements.keys();
  }

  /** A page, and where the next one begins. */
  record Found(List<Unpacked> statements, @Nullable Cursor next) {}

  Found page(StatementQuery query) throws SQLException {
    SeqRange range = SeqRange.of(moments, lookup.head(), query);
    Direction direction = query.ascending() ? Direction.ASCENDING : Direction.DESCENDING;
    List<Long> wanted = keys(query);
    List<Unpacked> found = new ArrayList<>();
    long lacking = query.limit() + 1L; // one more tells whether there is another page
    while (lacking > 0 && !range.isEmpty()) {
      List<Long> places = lookup.common(wanted, range, direction, most(lacking));
      List<Unpacked> there = statements.at(places, log);
      Set<UUID> voided = Statements.voided(there, lookup);
      for (Unpacked statement : there) {
        if (!voided.contains(statement.id())) {
          found.add(statement);
        }
      }
      if (places.size() < lacking) {
        break;
      }
      range = range.beyond(places.get(places.size() - 1), direction);
      lacking = query.limit() + 1L - found.size();
    }
    if (found.size() <= query.limit()) {
      return new Found(found, null);
    }
    List<Unpacked> page = found.subList(0, query.limit());
    return new Found(page, new Cursor(page.get(page.size() - 1).seq(), range.newest()));
  }

  private static int most(long lacking) {
    return (int) Math.min(lacking, Integer.MAX_VALUE);
  }

  /** What the query names, from what usually finds least to what usually finds most. */
  private List<Long> keys(StatementQuery query) {
    List<Long> wanted = new ArrayList<>();
    if (query.registration() != null) {
      wanted.add(keys.of(TermKind.REGISTRATION, query.registration()));
    }
    if (query.agent() != null) {
      TermKind kind = query.relatedAgents() ? TermKind.RELATED_AGENT : TermKind.AGENT;
      wanted.add(keys.of(kind, query.agent().key()));
    }
    if (query.activity() != null) {
      TermKind kind = query.relatedActivities() ? TermKind.RELATED_ACTIVITY : TermKind.ACTIVITY;
      wanted.add(keys.of(kind, query.activity()));
    }
    if (query.verb() != null) {
      wanted.add(keys.of(TermKind.VERB, query.verb()));
    }
    return wanted;
  }
}
