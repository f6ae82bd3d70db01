package org.trailmark.server.records.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.server.records.query.Aggregation;
import org.trailmark.server.records.query.Dimension;
import org.trailmark.server.records.query.Filter;
import org.trailmark.server.records.query.Group;
import org.trailmark.server.records.query.Measure;

/** Counts statements and learners, and averages scores and durations, for admins. */
@Path("statements/aggregate")
@Produces(MediaType.APPLICATION_JSON)
public final class AggregateResource {
  private static final List<String> OWN =
      List.of("by", "zone", "measures", "sort", "order", "limit", "after");

  /** All that this resource may be asked. */
  public static final List<String> PARAMETERS =
      Stream.concat(FilterParameters.NAMES.stream(), OWN.stream()).toList();

  private static final int MOST_DIMENSIONS = 3;
  private static final int USUAL_LIMIT = 100;
  private static final int MOST_LIMIT = 1000;

  private final Records records;

  public AggregateResource(Records records) {
    this.records = records;
  }

  private enum Sort {
    COUNT,
    LEARNERS,
    SCORE,
    DURATION,
    KEY
  }

  private enum Direction {
    ASC,
    DESC
  }

  /** A page of groups. */
  public record Groups(
      List<String> by,
      String zone,
      List<Map<String, Object>> groups,
      long behind,
      @Nullable String more) {}

  @GET
  public Groups groups(@Context UriInfo uri) {
    Parameters sent = new Parameters(uri.getQueryParameters(), PARAMETERS);
    Filter filter = FilterParameters.read(sent);
    List<Dimension> by = sent.one("by", AggregateResource::dimensions, List.of());
    ZoneId zone = sent.one("zone", AggregateResource::zone, ZoneId.of("UTC"));
    Set<Measure> measures =
        sent.one("measures", AggregateResource::measures, EnumSet.of(Measure.COUNT));
    boolean isSeries = by.size() == 1 && by.get(0).isTime();
    Sort sort = sent.one("sort", Parameters.choice(Sort.class), isSeries ? Sort.KEY : Sort.COUNT);
    Direction direction =
        sent.one(
            "order",
            Parameters.choice(Direction.class),
            sort == Sort.KEY ? Direction.ASC : Direction.DESC);
    int limit = sent.one("limit", Parameters.number(1, MOST_LIMIT), USUAL_LIMIT);
    int after = sent.one("after", Parameters.number(0, Integer.MAX_VALUE - MOST_LIMIT), 0);
    if (sort != Sort.KEY && sort != Sort.COUNT && !measures.contains(measure(sort))) {
      sent.fault("sort", "is by something that is not among the measures");
    }
    sent.check();
    return records.read(
        tx -> {
          List<Group> all =
              new ArrayList<>(
                  new Aggregation(filter, records.log(), tx).groups(by, measures, zone));
          all.sort(order(sort, direction));
          List<Group> page = all.subList(Math.min(after, all.size()), end(all, after, limit));
          return new Groups(
              by.stream().map(Dimension::slug).toList(),
              zone.getId(),
              shown(page, by, measures, zone, tx),
              records.behind(tx),
              end(all, after, limit) < all.size()
                  ? MoreLink.of("statements/aggregate", sent.sent(), String.valueOf(after + limit))
                  : null);
        });
  }

  private static int end(List<Group> all, int after, int limit) {
    return Math.min(after + limit, all.size());
  }

  private static Measure measure(Sort sort) {
    return Measure.valueOf(sort.name());
  }

  private static List<Dimension> dimensions(String list) {
    Parameters.Reader<Dimension> reader = Parameters.choice(Dimension.class);
    List<Dimension> by =
        Arrays.stream(list.split(",", -1)).map(name -> reader.read(name.strip())).toList();
    if (by.size() > MOST_DIMENSIONS || new HashSet<>(by).size() < by.size()) {
      throw new IllegalArgumentException(
          "must be a list of up to " + MOST_DIMENSIONS + " different ones");
    }
    if (by.stream().filter(Dimension::isTime).count() > 1) {
      throw new IllegalArgumentException("must have only one of hour, day, week and month");
    }
    return by;
  }

  private static Set<Measure> measures(String list) {
    Parameters.Reader<Measure> reader = Parameters.choice(Measure.class);
    Set<Measure> measures = EnumSet.of(Measure.COUNT);
    Arrays.stream(list.split(",", -1))
        .map(name -> reader.read(name.strip()))
        .forEach(measures::add);
    return measures;
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("must be a time zone such as Europe/Amsterdam", e);
    }
  }

  private static Comparator<Group> order(Sort sort, Direction direction) {
    Comparator<Group> byKeys =
        (one, other) -> {
          for (int i = 0; i < one.keys().size(); i++) {
            int compared = Long.compare(one.keys().get(i), other.keys().get(i));
            if (compared != 0) {
              return compared;
            }
          }
          return 0;
        };
    Comparator<Group> rising =
        switch (sort) {
          case KEY -> byKeys;
          case COUNT -> Comparator.comparingLong(Group::statements);
          case LEARNERS -> Comparator.comparingLong(Group::learners);
          case SCORE -> Comparator.comparingDouble(group -> orLeast(group.score()));
          case DURATION -> Comparator.comparingDouble(group -> orLeast(group.seconds()));
        };
    return (direction == Direction.ASC ? rising : rising.reversed()).thenComparing(byKeys);
  }

  /** What has no average comes below all that have one. */
  private static double orLeast(@Nullable Double value) {
    return value == null ? Double.NEGATIVE_INFINITY : value;
  }

  private static List<Map<String, Object>> shown(
      List<Group> groups, List<Dimension> by, Set<Measure> measures, ZoneId zone, Connection tx)
      throws SQLException {
    Set<Long> agents = new HashSet<>();
    Set<Long> terms = new HashSet<>();
    for (int i = 0; i < by.size(); i++) {
      int at = i;
      if (!by.get(i).isTime()) {
        Set<Long> ids = by.get(i) == Dimension.LEARNER ? agents : terms;
        groups.forEach(group -> ids.add(group.keys().get(at)));
      }
    }
    Labels labels = Labels.of(agents, terms, tx);
    return groups.stream().map(group -> shown(group, by, measures, zone, labels)).toList();
  }

  private static Map<String, Object> shown(
      Group group, List<Dimension> by, Set<Measure> measures, ZoneId zone, Labels labels) {
    Map<String, Object> shown = new LinkedHashMap<>();
    for (int i = 0; i < by.size(); i++) {
      Object key = key(by.get(i), group.keys().get(i), zone, labels);
      if (key != null) {
        shown.put(by.get(i).slug(), key);
      }
    }
    shown.put("statements", group.statements());
    if (measures.contains(Measure.LEARNERS)) {
      shown.put("learners", group.learners());
    }
    if (group.score() != null) {
      shown.put(Measure.SCORE.slug(), group.score());
    }
    if (group.seconds() != null) {
      shown.put(Measure.DURATION.slug(), group.seconds());
    }
    return shown;
  }

  private static @Nullable Object key(Dimension dimension, long key, ZoneId zone, Labels labels) {
    return switch (dimension) {
      case VERB -> labels.verb(key);
      case ACTIVITY -> labels.activity(key);
      case TYPE, PLATFORM -> labels.text(key);
      case LEARNER -> labels.learner(key);
      case HOUR -> Instant.ofEpochMilli(key).atZone(zone).toOffsetDateTime().toString();
      case DAY, WEEK, MONTH -> Instant.ofEpochMilli(key).atZone(zone).toLocalDate().toString();
    };
  }
}
