package org.trailmark.lrs.sql.commit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.log.LogRow;
import org.trailmark.lrs.sql.log.StatementIndex;
import org.trailmark.lrs.sql.log.TermSet;

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
  private final StatementIndex index;
  private final StatementIndex.Lookup lookup;
  private final Map<UUID, List<NewRow>> addedReferrers = new LinkedHashMap<>();

  References(Session session, StatementIndex index, StatementIndex.Lookup lookup) {
    this.session = session;
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
    inherit(lookup.byId(addedReferrers.keySet()).values());
    Map<UUID, TermSet> changed = new LinkedHashMap<>();
    rows.forEach(row -> changed.put(row.id(), row.terms()));
    for (Map<UUID, TermSet> news = changed; !news.isEmpty(); ) {
      news = handOn(news);
    }
  }

  /** Gives the new rows what their targets have that are stored already. */
  private void inherit(Collection<LogRow> targets) throws SQLException {
    Map<Long, TermSet> late = late(targets);
    for (LogRow target : targets) {
      for (NewRow heir : addedReferrers.getOrDefault(target.id(), List.of())) {
        heir.inherit(allTerms(target, late));
      }
    }
  }

  /**
   * Gives those who refer to statements the terms that they lack.
   *
   * @param from terms to be handed on, by the statement that others may refer to
   * @return the same for those who got some
   */
  private Map<UUID, TermSet> handOn(Map<UUID, TermSet> from) throws SQLException {
    Map<UUID, TermSet> changed = new LinkedHashMap<>();
    from.forEach(
        (target, terms) -> {
          for (NewRow heir : addedReferrers.getOrDefault(target, List.of())) {
            TermSet news = terms.without(heir.terms());
            if (!news.isEmpty()) {
              heir.inherit(news);
              changed.merge(heir.id(), news, TermSet::and);
            }
          }
        });
    List<LogRow> heirs = lookup.referringTo(from.keySet());
    Map<Long, TermSet> late = late(heirs);
    for (LogRow heir : heirs) {
      TermSet terms = from.getOrDefault(Objects.requireNonNull(heir.target()), TermSet.EMPTY);
      TermSet news = terms.without(allTerms(heir, late));
      if (!news.isEmpty()) {
        index.insertLate(session, heir.seq(), news);
        changed.merge(heir.id(), news, TermSet::and);
      }
    }
    return changed;
  }

  private Map<Long, TermSet> late(Collection<LogRow> rows) throws SQLException {
    return rows.isEmpty() ? Map.of() : index.late(session, rows.stream().map(LogRow::seq).toList());
  }

  private static TermSet allTerms(LogRow row, Map<Long, TermSet> late) {
    return row.terms().and(late.getOrDefault(row.seq(), TermSet.EMPTY));
  }
}
