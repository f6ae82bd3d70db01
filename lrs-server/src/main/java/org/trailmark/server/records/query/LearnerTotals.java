package org.trailmark.server.records.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.server.records.column.Cells;
import org.trailmark.server.records.column.Column;
import org.trailmark.server.records.column.Packed;
import org.trailmark.server.records.column.SegmentColumns;

/** What learners did in all. Made for one transaction. */
public final class LearnerTotals {
  private final StatementLog log;
  private final Connection tx;

  public LearnerTotals(StatementLog log, Connection tx) {
    this.log = log;
    this.tx = tx;
  }

  /**
   * How many statements one has.
   *
   * @param first the earliest time stamp, in milliseconds
   * @param last the latest
   */
  public record Total(long statements, long first, long last) {
    /** Both in one. */
    public Total with(Total other) {
      return new Total(
          statements + other.statements, Math.min(first, other.first), Math.max(last, other.last));
    }
  }

  /**
   * The totals of all actors of some learners, by actor: an agent, or a group with one of them.
   *
   * @param filter which statements
   */
  public Map<Long, Total> byActor(Filter filter) throws SQLException {
    Map<Long, Total> totals = new HashMap<>();
    new Search(filter, log, tx)
        .all(
            (columns, places) -> {
              Packed actors = columns.get(Column.LEARNER);
              Packed times = columns.get(Column.TIMESTAMP);
              for (int place : places) {
                long time = times.get(place);
                totals.merge(actors.get(place), new Total(1, time, time), Total::with);
              }
            });
    return totals;
  }

  /**
   * The scores in one activity.
   *
   * @param activity its id
   * @param attempts how many statements with a score
   * @param latest of the statement with the latest time stamp, {@code at}, in milliseconds
   */
  public record Scores(long activity, long attempts, double best, double latest, long at) {
    private Scores with(Scores other) {
      boolean later = other.at >= at;
      return new Scores(
          activity,
          attempts + other.attempts,
          Math.max(best, other.best),
          later ? other.latest : latest,
          Math.max(at, other.at));
    }
  }

  /** The scores by activity, the latest first. */
  public List<Scores> scores(Filter filter) throws SQLException {
    Map<Long, Scores> scores = new HashMap<>();
    new Search(filter, log, tx).all((columns, places) -> addScores(columns, places, scores));
    List<Scores> latest = new ArrayList<>(scores.values());
    latest.sort(Comparator.comparingLong(Scores::at).reversed());
    return latest;
  }

  private static void addScores(SegmentColumns columns, int[] places, Map<Long, Scores> scores)
      throws SQLException {
    Packed cells = columns.get(Column.SCORE);
    Packed activities = columns.get(Column.ACTIVITY);
    Packed times = columns.get(Column.TIMESTAMP);
    for (int place : places) {
      long activity = activities.get(place);
      if (cells.get(place) != 0 && activity != 0) {
        double score = Cells.scoreOf(cells.get(place));
        scores.merge(
            activity, new Scores(activity, 1, score, score, times.get(place)), Scores::with);
      }
    }
  }
}
