package org.trailmark.lrs.sql;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.index.TermKind;

/**
 * Lets a statement whose object is a StatementRef be found by what finds the statement it refers
 * to, through any number of references and in whatever order they arrive (xAPI-Communication 2.1.3,
 * Filter Conditions for StatementRefs).
 *
 * <p>Terms flow from the target to those that refer to it. A statement that gets new terms hands
 * them on; sets only grow and are finite, so circles come to rest. Made for one group, before its
 * rows are inserted: what a new row inherits at once is stored with it, what a stored one inherits
 * later goes into the index alone.
 */
final class References {
  private final Session session;
  private final LogTable log;
  private final TermKeys keys;
  private final StatementIndex index;
  private final StatementIndex.Lookup lookup;
  private final Map<UUID, List<NewRow>> addedReferrers = new LinkedHashMap<>();

  References(Session session, TermKeys keys, StatementIndex index, StatementIndex.Lookup lookup) {
    this.session = session;
    this.log = new LogTable(session);
    this.keys = keys;
    this.index = index;
    this.lookup = lookup;
  }

  /** Ties rows that are about to be inserted to those they refer to and that refer to them. */
  void tie(List<NewRow> rows) throws SQLException {
    for (NewRow row : rows) {
      if (row.target() != null) {
        addedReferrers.computeIfAbsent(row.target(), unused -> new ArrayList<>()).add(row);
      }
    }
    for (NewRow row : rows) {
      LogRow target = row.target() == null ? null : stored(row.target());
      if (target != null) {
        row.inherit(target.terms().and(index.late(session, target.seq())));
      }
    }
    Deque<Node> changed = new ArrayDeque<>();
    rows.forEach(row -> changed.add(new Node(row.id(), row.terms())));
    while (!changed.isEmpty()) {
      changed.addAll(handOn(changed.remove()));
    }
  }

  /** Gives those who refer to a statement the terms that they lack; returns who got some. */
  private List<Node> handOn(Node from) throws SQLException {
    List<Node> changed = new ArrayList<>();
    for (NewRow heir : addedReferrers.getOrDefault(from.id, List.of())) {
      TermSet news = from.terms.without(heir.terms());
      if (!news.isEmpty()) {
        heir.inherit(news);
        changed.add(new Node(heir.id(), news));
      }
    }
    for (long seq : lookup.places(keys.of(TermKind.TARGET, from.id))) {
      LogRow heir = log.find(seq);
      if (heir != null && from.id.equals(heir.target())) {
        TermSet news = from.terms.without(heir.terms().and(index.late(session, seq)));
        if (!news.isEmpty()) {
          index.insertLate(session, seq, news);
          changed.add(new Node(heir.id(), news));
        }
      }
    }
    return changed;
  }

  private @Nullable LogRow stored(UUID id) throws SQLException {
    return StoredRows.find(id, keys, lookup, log);
  }

  /**
   * A statement that others may refer to.
   *
   * @param terms what is to be handed on to them
   */
  private record Node(UUID id, TermSet terms) {}
}
