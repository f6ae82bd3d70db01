package org.trailmark.bench.table;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.trailmark.bench.load.Endpoint;
import org.trailmark.bench.load.LoadFailure;
import org.trailmark.bench.load.OneRequest;
import org.trailmark.bench.statements.StatementStream;

/**
 * A kind of query.
 *
 * @param paths some queries of the kind, below the endpoint, asked in turns so that one answer kept
 *     ready is not enough
 * @param least how many statements each answer holds at least
 * @param most and at most
 */
record Query(String name, List<String> paths, int least, int most) {
  private static final int VARIANTS = 16;
  private static final int PAGE = 50;
  private static final Pattern STORED = Pattern.compile("\"stored\"\\s*:\\s*\"([^\"]+)\"");

  /** Queries over a stream of which so many statements are stored. */
  static List<Query> all(Endpoint endpoint, StatementStream stream, long stored) {
    return List.of(
        frequentAgent(stream),
        new Query("newest 50 by an agent with one statement", rare(stream, stored), 1, 1),
        new Query("agent + verb + since", recent(endpoint, stream, stored), 0, PAGE),
        page("activity", i -> "activity=" + encoded(stream.busyActivity(i))),
        page("registration", i -> "registration=" + stream.busyRegistration(i)),
        page("related agents", i -> "related_agents=true&agent=" + encoded(stream.instructor(i))),
        page(
            "related activities",
            i -> "related_activities=true&activity=" + encoded(stream.course(i))));
  }

  static Query frequentAgent(StatementStream stream) {
    return page("newest 50 by a frequent agent", i -> "agent=" + encoded(stream.busyAgent(i)));
  }

  /** Statements by id, old and new. */
  static Query byId(StatementStream stream, long stored) {
    return new Query(
        "one statement by id",
        LongStream.range(0, VARIANTS)
            .mapToObj(i -> byId(stream.id(i * (stored - 1) / (VARIANTS - 1))))
            .toList(),
        1,
        1);
  }

  /**
   * Asks each once.
   *
   * @return how many bytes an answer has, on average
   * @throws LoadFailure if an answer does not hold what it should
   */
  int check(Endpoint endpoint) {
    long bytes = 0;
    long found = 0;
    for (String path : paths) {
      String body = OneRequest.get(endpoint, path).requireGood(path);
      long count = STORED.matcher(body).results().count();
      if (count < least || count > most) {
        throw new LoadFailure(
            "%s: GET %s holds %d statements, not %d to %d"
                .formatted(name, path, count, least, most));
      }
      found += count;
      bytes += body.getBytes(StandardCharsets.UTF_8).length;
    }
    if (found == 0) {
      throw new LoadFailure(name + ": no answer holds a statement; store more of them");
    }
    return (int) (bytes / paths.size());
  }

  private static Query page(String name, IntFunction<String> filter) {
    return new Query(
        name, IntStream.range(0, VARIANTS).mapToObj(i -> page(filter.apply(i))).toList(), 0, PAGE);
  }

  /** From the beginning of the stream: a store that looks at the newest first looks longest. */
  private static List<String> rare(StatementStream stream, long stored) {
    return some(0, stored, stream::isOnlyOneOfItsAgent).stream()
        .map(index -> page("agent=" + encoded(stream.agentOf(index))))
        .toList();
  }

  private static List<String> recent(Endpoint endpoint, StatementStream stream, long stored) {
    String since = storedAt(endpoint, stream, stored / 2);
    return some(stored * 3 / 4, stored, index -> stream.isByBusyAgent(index, VARIANTS)).stream()
        .map(
            index ->
                page(
                    "agent=%s&verb=%s&since=%s"
                        .formatted(
                            encoded(stream.agentOf(index)),
                            encoded(stream.verbOf(index)),
                            encoded(since))))
        .toList();
  }

  private static List<Long> some(long from, long to, LongPredicate wanted) {
    List<Long> found = new ArrayList<>();
    LongStream.range(from, to).filter(wanted).limit(VARIANTS).forEach(found::add);
    if (found.isEmpty()) {
      throw new LoadFailure("too few statements are stored to ask for all kinds of them");
    }
    return found;
  }

  private static String storedAt(Endpoint endpoint, StatementStream stream, long index) {
    String path = byId(stream.id(index));
    Matcher stored = STORED.matcher(OneRequest.get(endpoint, path).requireGood(path));
    if (!stored.find()) {
      throw new LoadFailure("GET " + path + " was answered without a time of storing");
    }
    return stored.group(1);
  }

  private static String page(String filter) {
    return "/statements?limit=" + PAGE + "&" + filter;
  }

  private static String byId(Object id) {
    return "/statements?statementId=" + id;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
