package org.trailmark.journey.statistics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Rows;
import org.trailmark.journey.definition.Target;

/**
 * Who stood where at a moment, as was known at some time. A run stands where its newest move led;
 * within a run, moves that were believed together have ids in event order.
 */
public final class Positions {
  /** Begins at a learner also where all are meant: so her runs are read one after another. */
  private static final String STANDS =
      " FROM transition t WHERE t.journey = :journey AND t.learner >= :learner AND "
          + Believed.sql("t")
          + " AND t.valid_at <= :at AND NOT EXISTS (SELECT 1 FROM transition n"
          + " WHERE n.journey = t.journey AND n.learner = t.learner AND n.run = t.run"
          + " AND n.id > t.id AND "
          + Believed.sql("n")
          + " AND n.valid_at <= :at)";

  private static final String HOW_MANY = "COUNT(*), COUNT(DISTINCT learner) FROM stands";

  private final Handle handle;
  private final String journey;
  private final Instant at;
  private final Instant known;

  /**
   * As one transaction sees it.
   *
   * @param at event time
   * @param known time of knowledge
   */
  public Positions(Handle handle, String journey, Instant at, Instant known) {
    this.handle = handle;
    this.journey = journey;
    this.at = at;
    this.known = known;
  }

  /**
   * How many stood where.
   *
   * @param stages the steps of each stage, to be counted together too
   */
  public Census census(List<List<String>> stages) {
    List<String> parts = new ArrayList<>();
    parts.add("SELECT 'place', target, is_exit, " + HOW_MANY + " GROUP BY target, is_exit");
    parts.add("SELECT 'all', '', is_exit, " + HOW_MANY + " GROUP BY is_exit");
    for (int i = 0; i < stages.size(); i++) {
      if (!stages.get(i).isEmpty()) {
        parts.add(
            "SELECT 'stage', '%1$d', 0, %2$s WHERE is_exit = 0 AND target IN (<stage%1$d>)"
                .formatted(i, HOW_MANY));
      }
    }
    Query query =
        ask(
            "WITH stands AS MATERIALIZED (SELECT t.learner AS learner, t.moved_to AS target,"
                + " t.to_exit AS is_exit"
                + STANDS
                + ") "
                + String.join(" UNION ALL ", parts),
            "");
    for (int i = 0; i < stages.size(); i++) {
      if (!stages.get(i).isEmpty()) {
        query.bindList("stage" + i, stages.get(i));
      }
    }
    Map<Target, Tally> places = new LinkedHashMap<>();
    Tally[] byStage = new Tally[stages.size()];
    Arrays.fill(byStage, Tally.NONE);
    Tally[] all = {Tally.NONE, Tally.NONE};
    query
        .map(
            (r, c) -> {
              Tally tally = new Tally(r.getLong(4), r.getLong(5));
              String name = String.valueOf(r.getString(2));
              switch (String.valueOf(r.getString(1))) {
                case "place" -> places.put(new Target(name, r.getInt(3) != 0), tally);
                case "stage" -> byStage[Integer.parseInt(name)] = tally;
                default -> all[r.getInt(3)] = tally;
              }
              return tally;
            })
        .list();
    return new Census(places, List.of(byStage), all[0], all[1]);
  }

  /**
   * Who stood there, by learner and run.
   *
   * @param spot only there; null: everywhere, exits too
   * @param learner only those after this learner and run; "" for the beginning
   */
  public List<Stood> list(@Nullable Spot spot, String learner, int run, int max) {
    Query query =
        ask(
                "SELECT t.learner AS learner, t.run AS run, t.publication AS publication,"
                    + " t.moved_to AS target, t.to_exit AS is_exit, t.valid_at AS since,"
                    + " (SELECT MIN(f.valid_at) FROM transition f WHERE f.journey = t.journey"
                    + " AND f.learner = t.learner AND f.run = t.run AND "
                    + Believed.sql("f")
                    + ") AS entered_at"
                    + STANDS
                    + (spot == null ? "" : " AND " + Spots.sql("t", spot, "here"))
                    + " AND (t.learner > :learner OR t.run > :run)"
                    + " ORDER BY t.learner, t.run LIMIT :max",
                learner)
            .bind("run", run)
            .bind("max", max);
    if (spot != null) {
      Spots.bind(query, spot, "here");
    }
    return query
        .map(
            (r, c) ->
                new Stood(
                    Rows.text(r, "learner"),
                    r.getInt("run"),
                    r.getInt("publication"),
                    new Target(Rows.text(r, "target"), r.getInt("is_exit") != 0),
                    Rows.instant(r, "since"),
                    Rows.instant(r, "entered_at")))
        .list();
  }

  private Query ask(String sql, String learner) {
    return handle
        .createQuery(sql)
        .bind("journey", journey)
        .bind("learner", learner)
        .bind("at", at.toEpochMilli())
        .bind("known", known.toEpochMilli());
  }

  /**
   * How many stood where.
   *
   * @param places by step, and by the exit through which they had left; only where somebody was
   * @param stages for each stage that was asked for
   * @param standing on any step
   * @param left by any exit
   */
  public record Census(Map<Target, Tally> places, List<Tally> stages, Tally standing, Tally left) {}

  /**
   * Where a run stood.
   *
   * @param publication id of the publication that decided the move there
   * @param since event time
   * @param enteredAt event time
   */
  public record Stood(
      String learner,
      int run,
      int publication,
      Target position,
      Instant since,
      Instant enteredAt) {}
}
