package org.trailmark.journey.statistics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Rows;
import org.trailmark.journey.definition.Target;

/** What moved in a period, as was known at some time. */
public final class Flows {
  private static final String MOVED =
      " FROM transition t WHERE t.journey = :journey AND t.valid_at >= :from"
          + " AND t.valid_at < :to AND "
          + Believed.sql("t");

  /** Two questions, so that each reads its part of the index and no others. */
  private static final String ENTERED = " AND t.moved_from IS NULL";

  private static final String LEFT = " AND t.moved_from IN (<steps>)";

  private final Handle handle;
  private final String journey;
  private final Period period;
  private final Instant known;

  /**
   * As one transaction sees it.
   *
   * @param known time of knowledge
   */
  public Flows(Handle handle, String journey, Period period, Instant known) {
    this.handle = handle;
    this.journey = journey;
    this.period = period;
    this.known = known;
  }

  /**
   * How many moved from where to where; entries first, then by name.
   *
   * @param steps all that can have been left
   */
  public List<Flow> counts(List<String> steps) {
    String select =
        "SELECT t.moved_from AS source, t.moved_to AS target, t.to_exit AS is_exit,"
            + " COUNT(*) AS moves, COUNT(DISTINCT t.learner) AS learners";
    String group =
        " GROUP BY t.moved_from, t.moved_to, t.to_exit"
            + " ORDER BY t.moved_from, t.to_exit, t.moved_to";
    List<Flow> flows = new ArrayList<>(flows(ask(select + MOVED + ENTERED + group)));
    if (!steps.isEmpty()) {
      flows.addAll(flows(ask(select + MOVED + LEFT + group).bindList("steps", steps)));
    }
    return flows;
  }

  private static List<Flow> flows(Query query) {
    return query
        .map(
            (r, c) ->
                new Flow(
                    r.getString("source"),
                    new Target(Rows.text(r, "target"), r.getInt("is_exit") != 0),
                    r.getLong("moves"),
                    r.getLong("learners")))
        .list();
  }

  /**
   * The moves themselves, in event order.
   *
   * @param from the step that was left; null: entries
   * @param to where they led; null: anywhere
   * @param at only moves after this one: its event time
   * @param id and its id
   */
  public List<Moved> list(
      @Nullable String from, @Nullable Target to, Instant at, long id, int max) {
    String where =
        (from == null ? ENTERED : " AND t.moved_from = :source")
            + (to == null ? "" : " AND t.moved_to = :target AND t.to_exit = :exit");
    Query query =
        ask("SELECT t.id AS id, t.learner AS learner, t.run AS run, t.moved_from AS source,"
                + " t.moved_to AS target, t.to_exit AS is_exit, t.valid_at AS valid_at,"
                + " t.decided_at AS decided_at"
                + MOVED
                + where
                + " AND t.valid_at >= :at AND (t.valid_at > :at OR t.id > :id)"
                + " ORDER BY t.valid_at, t.id LIMIT :max")
            .bind("at", at.toEpochMilli())
            .bind("id", id)
            .bind("max", max);
    if (from != null) {
      query.bind("source", from);
    }
    if (to != null) {
      query.bind("target", to.id()).bind("exit", to.exit() ? 1 : 0);
    }
    return query
        .map(
            (r, c) ->
                new Moved(
                    r.getLong("id"),
                    Rows.text(r, "learner"),
                    r.getInt("run"),
                    r.getString("source"),
                    new Target(Rows.text(r, "target"), r.getInt("is_exit") != 0),
                    Rows.instant(r, "valid_at"),
                    Rows.instant(r, "decided_at")))
        .list();
  }

  private Query ask(String sql) {
    return handle
        .createQuery(sql)
        .bind("journey", journey)
        .bind("from", period.from().toEpochMilli())
        .bind("to", period.to().toEpochMilli())
        .bind("known", known.toEpochMilli());
  }

  /**
   * How many went one way.
   *
   * @param from null: they entered
   * @param moves how often; more than learners where somebody did so several times
   */
  public record Flow(@Nullable String from, Target to, long moves, long learners) {}

  /**
   * One move.
   *
   * @param id of the transition
   * @param from null: she entered
   * @param validAt event time
   * @param decidedAt when we knew
   */
  public record Moved(
      long id,
      String learner,
      int run,
      @Nullable String from,
      Target to,
      Instant validAt,
      Instant decidedAt) {}
}
