package org.trailmark.journey.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.trailmark.journey.db.Rows;

/**
 * How long visits lasted that ended in a period, as was known at some time. Median and p90 are
 * times that somebody took (nearest rank), not something in between.
 */
public final class Dwell {
  private static final RowMapper<Times> TIMES =
      (r, c) ->
          new Times(
              r.getLong("visits"),
              Duration.ofMillis(r.getLong("shortest")),
              Duration.ofMillis(r.getLong("median")),
              Duration.ofMillis(r.getLong("p90")),
              Duration.ofMillis(r.getLong("longest")),
              Duration.ofMillis(r.getLong("together") / r.getLong("visits")));

  /** Counted first, so that numbering the sorted visits needs no second look at each. */
  private static final String SUMMARY =
      "WITH visit AS MATERIALIZED (%s), size AS MATERIALIZED (SELECT place, COUNT(*) AS visits,"
          + " MIN(ms) AS shortest, MAX(ms) AS longest, SUM(ms) AS together"
          + " FROM visit GROUP BY place), ranked AS (SELECT place, ms,"
          + " ROW_NUMBER() OVER (PARTITION BY place ORDER BY ms) AS n FROM visit)"
          + " SELECT s.place AS place, s.visits AS visits, s.shortest AS shortest,"
          + " s.longest AS longest, s.together AS together,"
          + " MAX(CASE WHEN r.n = (s.visits + 1) / 2 THEN r.ms END) AS median,"
          + " MAX(CASE WHEN r.n = (s.visits * 9 + 9) / 10 THEN r.ms END) AS p90"
          + " FROM size s JOIN ranked r ON r.place = s.place"
          + " AND (r.n = (s.visits + 1) / 2 OR r.n = (s.visits * 9 + 9) / 10)"
          + " GROUP BY s.place, s.visits, s.shortest, s.longest, s.together";

  private final Handle handle;
  private final String journey;
  private final Period period;
  private final Instant known;

  /**
   * As one transaction sees it.
   *
   * @param known time of knowledge
   */
  public Dwell(Handle handle, String journey, Period period, Instant known) {
    this.handle = handle;
    this.journey = journey;
    this.period = period;
    this.known = known;
  }

  /** By step, of these; only those that somebody left. */
  public Map<String, Times> ofSteps(List<String> steps) {
    Map<String, Times> times = new LinkedHashMap<>();
    if (!steps.isEmpty()) {
      ask("t.moved_from", "", "", steps)
          .map((r, c) -> Map.entry(Rows.text(r, "place"), TIMES.map(r, c)))
          .forEach(e -> times.put(e.getKey(), e.getValue()));
    }
    return times;
  }

  /**
   * On these steps taken together: from coming to any of them to leaving for what is none of them.
   * Empty when nobody left.
   */
  public Optional<Times> ofStage(List<String> steps) {
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    return ask(
            "'stage'",
            " AND NOT (t.to_exit = 0 AND t.moved_to IN (<steps>))",
            " AND p.to_exit = 0 AND p.moved_to IN (<steps>)"
                + " AND (p.moved_from IS NULL OR p.moved_from NOT IN (<steps>))",
            steps)
        .map(TIMES)
        .findOne();
  }

  /**
   * Asks.
   *
   * @param place what visits are told apart by
   * @param end which moves end a visit
   * @param begin which moves before it may have begun it; the last of them did
   */
  private Query ask(String place, String end, String begin, List<String> steps) {
    String visits =
        "SELECT "
            + place
            + " AS place, t.valid_at - (SELECT p.valid_at FROM transition p"
            + " WHERE p.journey = t.journey AND p.learner = t.learner AND p.run = t.run"
            + " AND p.id < t.id AND "
            + Believed.sql("p")
            + begin
            + " ORDER BY p.id DESC LIMIT 1) AS ms FROM transition t WHERE t.journey = :journey"
            + " AND t.moved_from IN (<steps>) AND t.valid_at >= :from AND t.valid_at < :to AND "
            + Believed.sql("t")
            + end;
    return handle
        .createQuery(SUMMARY.formatted(visits))
        .bind("journey", journey)
        .bind("from", period.from().toEpochMilli())
        .bind("to", period.to().toEpochMilli())
        .bind("known", known.toEpochMilli())
        .bindList("steps", steps);
  }

  /** What visits took, to the millisecond. */
  public record Times(
      long visits, Duration min, Duration median, Duration p90, Duration max, Duration mean) {}
}
