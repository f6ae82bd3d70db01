package org.trailmark.lrs.sql.identity;

import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.sql.connection.SqlWriter;
import org.trailmark.lrs.store.IdentityEvent;
import org.trailmark.lrs.store.IdentityStore;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.xapi.Ifi;

/** Events of linking in one table, the links in force in another. Runs on the caller's thread. */
public final class SqlIdentities implements IdentityStore {
  private static final String PERSON =
      IdentityRows.PERSON + "SELECT agent FROM person"; // sorted here: databases sort differently
  private static final String LINKS_OF =
      IdentityRows.PERSON
          + "SELECT "
          + IdentityRows.COLUMNS
          + " FROM person p JOIN identity_link l ON l.agent = p.agent"
          + " JOIN identity_event e ON e.seq = l.link AND e.one = l.agent ORDER BY e.seq";
  private static final String LINKS =
      "SELECT "
          + IdentityRows.COLUMNS
          + " FROM identity_link l JOIN identity_event e ON e.seq = l.link AND e.one = l.agent"
          + " WHERE l.link > ? ORDER BY l.link LIMIT ?";
  private static final String EVENTS =
      "SELECT "
          + IdentityRows.COLUMNS
          + " FROM identity_event e WHERE e.seq > ? ORDER BY e.seq"
          + " LIMIT ?";

  private final SqlReader reader;
  private final SqlWriter writer;
  private final InstantSource clock;
  private final IdentityNews news;

  public SqlIdentities(SqlReader reader, SqlWriter writer, InstantSource clock, IdentityNews news) {
    this.reader = reader;
    this.writer = writer;
    this.clock = clock;
    this.news = news;
  }

  @Override
  public List<Linked> link(List<Pair> pairs, String author) {
    List<Linked> done =
        writer.transaction(
            session -> {
              List<Linked> linked = link(table(session, author), pairs);
              if (isNew(linked)) {
                news.tellNodes(session);
              }
              return linked;
            });
    if (isNew(done)) {
      news.committed();
    }
    return done;
  }

  private static boolean isNew(List<Linked> links) {
    return links.stream().anyMatch(Linked::added);
  }

  /** Goes on past a pair that cannot be, so that whoever sent them hears of all that cannot. */
  private static List<Linked> link(IdentityTable table, List<Pair> pairs) throws SQLException {
    List<Linked> done = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      IdentityEvent known = table.between(pair.one(), pair.other());
      if (known != null) {
        done.add(new Linked(known, false));
        continue;
      }
      int agents = agentsTogether(table, pair);
      if (agents <= MAX_AGENTS) {
        done.add(new Linked(table.link(pair), true));
      } else {
        faults.add(new Fault(i, "", 0, tooMany(agents), null));
      }
    }
    if (!faults.isEmpty()) {
      throw new LrsException(
          ProblemCode.CONFLICT,
          "%d of %d links cannot be made; nothing was changed."
              .formatted(faults.size(), pairs.size()),
          faults);
    }
    return done;
  }

  private static int agentsTogether(IdentityTable table, Pair pair) throws SQLException {
    Set<String> one = table.person(pair.one().key());
    String other = pair.other().key();
    return one.contains(other) ? one.size() : one.size() + table.person(other).size();
  }

  private static String tooMany(int agents) {
    return "this would make a person of %d agents; a person has %d at most. Is one of them shared?"
        .formatted(agents, MAX_AGENTS);
  }

  @Override
  public IdentityEvent unlink(long link, String author, String reason) {
    IdentityEvent ended =
        writer.transaction(
            session -> {
              IdentityTable table = table(session, author);
              IdentityEvent inForce = table.inForce(link);
              if (inForce == null) {
                throw new LrsException(ProblemCode.NOT_FOUND, "Link " + link + " is not in force.");
              }
              news.tellNodes(session);
              return table.unlink(inForce, reason);
            });
    news.committed();
    return ended;
  }

  private IdentityTable table(Session session, String author) {
    return new IdentityTable(session, author, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  @Override
  public List<Ifi> person(Ifi agent) {
    return reader.read(
        handle ->
            handle
                .createQuery(PERSON)
                .bind(0, agent.key())
                .map((row, unused) -> row.getString(1))
                .stream()
                .sorted()
                .map(Ifi::ofKey)
                .toList());
  }

  @Override
  public List<IdentityEvent> linksOf(Ifi agent) {
    return reader.read(
        handle ->
            handle
                .createQuery(LINKS_OF)
                .bind(0, agent.key())
                .map((row, unused) -> IdentityRows.map(row))
                .list());
  }

  @Override
  public List<IdentityEvent> links(long after, int max) {
    return page(LINKS, after, max);
  }

  @Override
  public List<IdentityEvent> readAfter(long seq, int max) {
    return page(EVENTS, seq, max);
  }

  @Override
  public StatementLog.Subscription onChange(Runnable listener) {
    return news.subscribe(listener);
  }

  private List<IdentityEvent> page(String sql, long after, int max) {
    return reader.read(
        handle ->
            handle
                .createQuery(sql)
                .bind(0, after)
                .bind(1, max)
                .map((row, unused) -> IdentityRows.map(row))
                .list());
  }
}
