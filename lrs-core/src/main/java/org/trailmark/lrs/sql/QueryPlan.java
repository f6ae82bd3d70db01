package org.trailmark.lrs.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.trailmark.lrs.store.StatementQuery;
import org.trailmark.lrs.store.StoredStatement;

/**
 * How one query is answered: along the entries of the term that likely finds least, from the end
 * that was asked for, looking up each statement's other terms on the way, until the page is full.
 *
 * @param terms ids of the terms that must all find a statement, the driving one first
 * @param max one more than the page takes, to know whether there is another
 */
record QueryPlan(List<Long> terms, SeqRange range, boolean ascending, long max) {
  private static final String TERM = "SELECT id FROM term WHERE kind = :kind AND value = :value";

  /** Empty if nothing can be found. */
  static Optional<QueryPlan> of(Handle handle, StatementQuery query) {
    List<Long> ids = new ArrayList<>();
    for (Term term : terms(query)) {
      Optional<Long> id =
          handle
              .createQuery(TERM)
              .bind("kind", term.kind().code())
              .bind("value", term.value())
              .mapTo(Long.class)
              .findOne();
      if (id.isEmpty()) {
        return Optional.empty();
      }
      ids.add(id.get());
    }
    SeqRange range = SeqRange.of(handle, query);
    return range.isEmpty()
        ? Optional.empty()
        : Optional.of(new QueryPlan(ids, range, query.ascending(), query.limit() + 1L));
  }

  /** What the query names, from what usually finds least to what usually finds most. */
  private static List<Term> terms(StatementQuery query) {
    List<Term> terms = new ArrayList<>();
    if (query.registration() != null) {
      terms.add(new Term(TermKind.REGISTRATION, query.registration().toString()));
    }
    if (query.agent() != null && !query.relatedAgents()) {
      terms.add(new Term(TermKind.AGENT, query.agent().key()));
    }
    if (query.activity() != null) {
      TermKind kind = query.relatedActivities() ? TermKind.RELATED_ACTIVITY : TermKind.ACTIVITY;
      terms.add(new Term(kind, query.activity()));
    }
    if (query.agent() != null && query.relatedAgents()) { // an authority finds nearly everything
      terms.add(new Term(TermKind.RELATED_AGENT, query.agent().key()));
    }
    if (query.verb() != null) {
      terms.add(new Term(TermKind.VERB, query.verb()));
    }
    return terms;
  }

  long newest() {
    return range.newest();
  }

  List<StoredStatement> run(Handle handle) {
    Query select =
        handle
            .createQuery(sql())
            .bind("low", range.low())
            .bind("high", range.high())
            .bind("max", max);
    for (int i = 0; i < terms.size(); i++) {
      select.bind("term" + i, terms.get(i));
    }
    return select.map(StatementRows::map).list();
  }

  /** CROSS JOIN, because SQLite's planner then keeps the order of the tables. */
  private String sql() {
    StringBuilder sql = new StringBuilder("SELECT ").append(StatementRows.COLUMNS);
    String seq = terms.isEmpty() ? "s.seq" : "d.seq";
    if (terms.isEmpty()) {
      sql.append(" FROM statement s WHERE");
    } else {
      sql.append(
          " FROM entry d CROSS JOIN statement s WHERE s.seq = d.seq AND d.term = :term0 AND");
    }
    sql.append(' ').append(seq).append(" BETWEEN :low AND :high");
    for (int i = 1; i < terms.size(); i++) {
      sql.append(" AND EXISTS (SELECT 1 FROM entry e WHERE e.term = :term")
          .append(i)
          .append(" AND e.seq = d.seq)");
    }
    sql.append(" AND NOT ").append(StatementRows.VOIDED).append(" ORDER BY ").append(seq);
    return sql.append(ascending ? "" : " DESC").append(" LIMIT :max").toString();
  }
}
