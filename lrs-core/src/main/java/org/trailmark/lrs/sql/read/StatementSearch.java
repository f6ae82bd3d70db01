package org.trailmark.lrs.sql.read;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.index.Direction;
import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.index.TermKind;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.log.LogTable;
import org.trailmark.lrs.sql.log.MomentTable;
import org.trailmark.lrs.sql.log.SeqRange;
import org.trailmark.lrs.sql.log.StatementIndex;
import org.trailmark.lrs.sql.log.Statements;
import org.trailmark.lrs.sql.log.Unpacked;
import org.trailmark.lrs.store.Sight;
import org.trailmark.lrs.store.StatementQuery;
import org.trailmark.lrs.store.StatementQuery.Cursor;

/**
 * Answers one query: takes places from the index, reads what lies there, and leaves out what is
 * voided or not for this reader, until the page is full or enough was looked at. Made for it and
 * thrown away.
 */
public final class StatementSearch {
  /** How many statements one page of a reader who sees a part is chosen from at most. */
  private static final int MOST_LOOKED_AT = 5_000;

  /** So many at once, where it is not known how many of them she sees. */
  private static final int LOOKED_AT_ONCE = 250;

  private final StatementIndex.Lookup lookup;
  private final MomentTable moments;
  private final LogTable log;
  private final Statements statements;
  private final TermKeys keys;
  private final Sight sight;
  private final Glance glance;

  StatementSearch(
      Session session, StatementIndex.Lookup lookup, Statements statements, Sight sight) {
    this.lookup = lookup;
    this.moments = new MomentTable(session);
    this.log = new LogTable(session);
    this.statements = statements;
    this.keys = statements.keys();
    this.sight = sight;
    this.glance = new Glance(sight, lookup, statements);
  }

  /** A page, and where the next one begins. */
  record Found(List<Unpacked> statements, @Nullable Cursor next) {}

  Found page(StatementQuery query) throws SQLException {
    SeqRange range = SeqRange.of(moments, lookup.head(), query);
    Direction direction = query.ascending() ? Direction.ASCENDING : Direction.DESCENDING;
    List<Long> wanted = keys(query);
    List<Unpacked> found = new ArrayList<>();
    long lacking = query.limit() + 1L; // one more tells whether there is another page
    long lookedAt = 0;
    while (lacking > 0 && !range.isEmpty()) {
      if (lookedAt >= MOST_LOOKED_AT && !sight.isAll()) {
        return new Found(found, new Cursor(range.before(direction), range.newest()));
      }
      int most = most(sight.isAll() ? lacking : Math.max(lacking, LOOKED_AT_ONCE));
      List<Long> places = lookup.common(wanted, range, direction, most);
      List<Unpacked> there = statements.at(places, log);
      Set<UUID> voided = Statements.voided(there, lookup);
      for (Unpacked statement : there) {
        if (!voided.contains(statement.id()) && glance.sees(statement)) {
          found.add(statement);
        }
      }
      lookedAt += places.size();
      if (places.size() < most) {
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

  private List<Long> keys(StatementQuery query) {
    List<Long> wanted = new ArrayList<>();
    if (sight.authority() != null) {
      wanted.add(keys.of(TermKind.RELATED_AGENT, sight.authority().key()));
    }
    wanted.addAll(keys(query, keys));
    return wanted;
  }

  /** What a query names, from what usually finds least to what usually finds most. */
  public static List<Long> keys(StatementQuery query, TermKeys make) {
    List<Long> wanted = new ArrayList<>();
    if (query.registration() != null) {
      wanted.add(make.of(TermKind.REGISTRATION, query.registration()));
    }
    if (query.agent() != null) {
      TermKind kind = query.relatedAgents() ? TermKind.RELATED_AGENT : TermKind.AGENT;
      wanted.add(make.of(kind, query.agent().key()));
    }
    if (query.activity() != null) {
      TermKind kind = query.relatedActivities() ? TermKind.RELATED_ACTIVITY : TermKind.ACTIVITY;
      wanted.add(make.of(kind, query.activity()));
    }
    if (query.verb() != null) {
      wanted.add(make.of(TermKind.VERB, query.verb()));
    }
    return wanted;
  }
}
