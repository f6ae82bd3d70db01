package org.trailmark.journey.statistics;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Of those who came somewhere in a period, how many came on, as was known at some time. */
public final class Conversion {
  private final Handle handle;
  private final String journey;
  private final Period period;
  private final Instant known;

  /**
   * As one transaction sees it.
   *
   * @param known time of knowledge
   */
  public Conversion(Handle handle, String journey, Period period, Instant known) {
    this.handle = handle;
    this.journey = journey;
    this.period = period;
    this.known = known;
  }

  /**
   * Counts the runs that came to {@code of} within the period, each from the first time it did, and
   * those of them that came to each of {@code reached} later in the same run, whether in the period
   * or after it.
   *
   * @param of null: the journey itself. Entering is coming to the first step as well
   * @param reached one answer for each
   * @param within how soon, counted from the first time; null: at any time
   */
  public Result count(@Nullable Spot of, List<Spot> reached, @Nullable Duration within) {
    String flags =
        IntStream.range(0, reached.size())
            .mapToObj(i -> ", " + came(of == null, reached.get(i), i, within))
            .collect(joining());
    String sums =
        IntStream.range(0, reached.size())
            .mapToObj(
                ", COALESCE(SUM(came%1$d), 0), COUNT(DISTINCT CASE WHEN came%1$d = 1 THEN learner END)"
                    ::formatted)
            .collect(joining());
    Query query =
        handle
            .createQuery(
                "SELECT COUNT(*), COUNT(DISTINCT learner)"
                    + sums
                    + " FROM (SELECT b.learner AS learner"
                    + flags
                    + " FROM ("
                    + began(of)
                    + ") b) judged")
            .bind("journey", journey)
            .bind("from", period.from().toEpochMilli())
            .bind("to", period.to().toEpochMilli())
            .bind("known", known.toEpochMilli());
    if (within != null) {
      query.bind("within", within.toMillis());
    }
    if (of != null) {
      Spots.bind(query, of, "of");
    }
    for (int i = 0; i < reached.size(); i++) {
      Spots.bind(query, reached.get(i), "reached" + i);
    }
    return query
        .map(
            (r, c) -> {
              List<Tally> on = new ArrayList<>();
              for (int i = 0; i < reached.size(); i++) {
                on.add(new Tally(r.getLong(3 + 2 * i), r.getLong(4 + 2 * i)));
              }
              return new Result(new Tally(r.getLong(1), r.getLong(2)), on);
            })
        .one();
  }

  private static String began(@Nullable Spot of) {
    return "SELECT s.learner AS learner, s.run AS run, MIN(s.id) AS id, MIN(s.valid_at) AS came_at"
        + " FROM transition s WHERE s.journey = :journey AND s.valid_at >= :from"
        + " AND s.valid_at < :to AND "
        + Believed.sql("s")
        + " AND "
        + (of == null ? "s.moved_from IS NULL" : Spots.sql("s", of, "of"))
        + " GROUP BY s.learner, s.run";
  }

  private static String came(boolean entry, Spot reached, int i, @Nullable Duration within) {
    return "CASE WHEN EXISTS (SELECT 1 FROM transition t WHERE t.journey = :journey"
        + " AND t.learner = b.learner AND t.run = b.run AND t.id "
        + (entry ? ">=" : ">")
        + " b.id AND "
        + Believed.sql("t")
        + (within == null ? "" : " AND t.valid_at <= b.came_at + :within")
        + " AND "
        + Spots.sql("t", reached, "reached" + i)
        + ") THEN 1 ELSE 0 END AS came"
        + i;
  }

  /**
   * How many of how many.
   *
   * @param of who came there in the period
   * @param reached who of them came on, for each place that was asked for
   */
  public record Result(Tally of, List<Tally> reached) {
    public Result {
      reached = List.copyOf(reached);
    }
  }
}
