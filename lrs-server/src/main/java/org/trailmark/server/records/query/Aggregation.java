package org.trailmark.server.records.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.server.records.column.Column;
import org.trailmark.server.records.names.ContextRole;
import org.trailmark.server.records.names.Names;

/** Groups statements. Made for one transaction. */
public final class Aggregation {
  private static final int LONGEST_SERIES = 200_000;

  private final Filter filter;
  private final Search search;
  private final Names names;

  public Aggregation(Filter filter, StatementLog log, Connection tx) throws SQLException {
    this.filter = filter;
    this.search = new Search(filter, log, tx);
    this.names = new Names(tx);
  }

  /**
   * The groups, in no order. Without a dimension there is one, of all. With time as the only
   * dimension there are no holes: from the bounds of the filter, or the first and the last
   * statement, each hour, day, week or month is there.
   *
   * @param zone whose hours, days, weeks and months
   * @throws LrsException {@code TOO_LARGE} if there are too many
   */
  public List<Group> groups(List<Dimension> by, Set<Measure> measures, ZoneId zone)
      throws SQLException {
    List<Coder> coders = new ArrayList<>();
    for (Dimension dimension : by) {
      coders.add(Coder.of(dimension, zone, names));
    }
    Totals totals =
        new Totals(coders, measures.contains(Measure.SCORE), measures.contains(Measure.DURATION));
    search.all(totals);
    long[] learners = learners(totals, measures.contains(Measure.LEARNERS));
    List<Group> groups = new ArrayList<>(totals.size());
    for (int i = 0; i < totals.size(); i++) {
      groups.add(
          new Group(
              totals.keys(i),
              totals.statements(i),
              learners[i],
              totals.score(i),
              totals.seconds(i)));
    }
    if (by.isEmpty() && groups.isEmpty()) {
      return List.of(empty(List.of()));
    }
    return by.size() == 1 && by.get(0).isTime()
        ? withoutHoles(groups, new TimeBuckets(by.get(0), zone))
        : groups;
  }

  private long[] learners(Totals totals, boolean wanted) throws SQLException {
    if (!wanted) {
      return new long[totals.size()];
    }
    Coder learner = Coder.standingFor(Column.LEARNER, names.persons());
    return new DistinctLearners(search, totals, learner, names.highestAgent()).count();
  }

  private static Group empty(List<Long> keys) {
    return new Group(keys, 0, 0, null, null);
  }

  private List<Group> withoutHoles(List<Group> groups, TimeBuckets buckets) {
    Map<Long, Group> byBegin = new HashMap<>();
    groups.forEach(group -> byBegin.put(group.keys().get(0), group));
    Comparator<Long> order = Comparator.naturalOrder();
    boolean isNone = groups.isEmpty();
    if (isNone && (filter.from() == Long.MIN_VALUE || filter.to() == Long.MAX_VALUE)) {
      return List.of();
    }
    long first =
        filter.from() != Long.MIN_VALUE
            ? buckets.beginOf(filter.from())
            : byBegin.keySet().stream().min(order).orElseThrow();
    long last =
        filter.to() != Long.MAX_VALUE
            ? buckets.beginOf(filter.to() - 1)
            : byBegin.keySet().stream().max(order).orElseThrow();
    List<Group> series = new ArrayList<>();
    for (long begin = first; begin <= last; begin = buckets.endOf(begin)) {
      if (series.size() == LONGEST_SERIES) {
        throw new LrsException(
            ProblemCode.TOO_LARGE,
            "This makes more than %,d points of time. Take a shorter period, or longer units."
                .formatted(LONGEST_SERIES));
      }
      Group group = byBegin.get(begin);
      series.add(group == null ? empty(List.of(begin)) : group);
    }
    return series;
  }

  /** How many statements have each activity in a role of their context, by the activity's id. */
  public Map<Long, Long> inContext(ContextRole role) throws SQLException {
    Totals totals = new Totals(List.of(Coder.of(Column.CONTEXT)), false, false);
    search.all(totals);
    Map<Long, List<Long>> activities = names.activities(role);
    Map<Long, Long> counts = new HashMap<>();
    for (int i = 0; i < totals.size(); i++) {
      long statements = totals.statements(i);
      for (long activity : activities.getOrDefault(totals.keys(i).get(0), List.of())) {
        counts.merge(activity, statements, Long::sum);
      }
    }
    return counts;
  }
}
