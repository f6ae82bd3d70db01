package org.trailmark.journey.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Bulk;
import org.trailmark.journey.db.Rows;
import org.trailmark.journey.learner.Learners;

/**
 * What learners agreed to and refused, as one transaction sees it. An event is written to each
 * agent that is hers at that time; the newest of all her agents counts, for each scope.
 */
public final class Consents {
  private static final BinaryOperator<Consent> NEWER =
      BinaryOperator.maxBy(Comparator.comparing(Consent::at).thenComparing(Consent::id));
  private static final String COLUMNS =
      "SELECT DISTINCT c.id AS id, c.scope AS scope, c.granted AS granted, c.at AS at,"
          + " c.recorded_at AS recorded_at, c.recorded_by AS recorded_by, c.reason AS reason"
          + " FROM agent a JOIN consent c ON c.agent = a.id WHERE a.learner = :learner";

  private final Handle handle;

  public Consents(Handle handle) {
    this.handle = handle;
  }

  /**
   * Writes down what a learner said.
   *
   * @param at when she said so; may lie before what is known, and then changes nothing now. Where
   *     it is now, it holds now, also over what a clock that was ahead wrote down as said later
   * @param reason null: none
   */
  public void record(
      String learner,
      ConsentScope scope,
      boolean granted,
      Instant at,
      String by,
      @Nullable String reason,
      Instant now) {
    long id = Rows.nextId(handle, "consent");
    Instant said = at.isBefore(now) ? at : afterAll(learner, scope, at);
    for (String agent : new Learners(handle).agents(learner)) {
      handle.execute(
          "UPDATE consent SET newest = 0 WHERE agent = ? AND scope = ? AND newest = 1 AND at <= ?",
          agent,
          scope.text(),
          said.toEpochMilli());
      handle.execute(
          "INSERT INTO consent (id, agent, scope, granted, at, recorded_at, recorded_by, reason,"
              + " newest) SELECT ?, ?, ?, ?, ?, ?, ?, ?, CASE WHEN EXISTS (SELECT 1 FROM consent"
              + " WHERE agent = ? AND scope = ? AND newest = 1) THEN 0 ELSE 1 END",
          id,
          agent,
          scope.text(),
          granted ? 1 : 0,
          said.toEpochMilli(),
          now.toEpochMilli(),
          Rows.storable(by),
          reason == null ? null : Rows.storable(reason),
          agent,
          scope.text());
    }
  }

  /** Not before anything that she said of this. */
  private Instant afterAll(String learner, ConsentScope scope, Instant at) {
    return now(learner).stream()
        .filter(known -> known.scope().equals(scope))
        .map(Consent::at)
        .filter(at::isBefore)
        .findFirst()
        .orElse(at);
  }

  /** What holds now: the newest of each scope, by scope. */
  public List<Consent> now(String learner) {
    return now(List.of(learner)).getOrDefault(learner, List.of());
  }

  /** What holds now, by learner: the newest of each scope, by scope. */
  Map<String, List<Consent>> now(Collection<String> learners) {
    Map<String, Map<String, Consent>> newest = new HashMap<>();
    Bulk.query(
            handle,
            "learner",
            Bulk.rows(learners),
            "SELECT asked.learner AS learner, c.id AS id, c.scope AS scope, c.granted AS granted,"
                + " c.at AS at, c.recorded_at AS recorded_at, c.recorded_by AS recorded_by,"
                + " c.reason AS reason FROM asked CROSS JOIN agent a CROSS JOIN consent c"
                + " WHERE a.learner = asked.learner AND c.agent = a.id AND c.newest = 1",
            r -> Map.entry(Rows.text(r, "learner"), consent(r)))
        .forEach(
            e ->
                newest
                    .computeIfAbsent(e.getKey(), learner -> new TreeMap<>())
                    .merge(e.getValue().scope().text(), e.getValue(), NEWER));
    Map<String, List<Consent>> now = new HashMap<>();
    newest.forEach((learner, byScope) -> now.put(learner, List.copyOf(byScope.values())));
    return now;
  }

  /**
   * All that she ever said, what was written down last first.
   *
   * @param before only what has a smaller id; null: from the last
   */
  public List<Consent> history(String learner, @Nullable Long before, int max) {
    return handle
        .createQuery(COLUMNS + " AND c.id < :before ORDER BY id DESC LIMIT :max")
        .bind("learner", learner)
        .bind("before", before == null ? Long.MAX_VALUE : before)
        .bind("max", max)
        .map((r, c) -> consent(r))
        .list();
  }

  private static Consent consent(ResultSet r) throws SQLException {
    return new Consent(
        r.getLong("id"),
        new ConsentScope(Rows.text(r, "scope")),
        r.getInt("granted") != 0,
        Rows.instant(r, "at"),
        Rows.instant(r, "recorded_at"),
        Rows.text(r, "recorded_by"),
        r.getString("reason"));
  }
}
