package org.trailmark.journey.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.db.Bulk;
import org.trailmark.journey.db.Rows;

/**
 * What was said to whom, remembered by agent. What is asked of a learner looks at all agents that
 * are hers now. What a channel took back does not count: nothing of it went out.
 */
final class Sends {
  private static final String HERS =
      " FROM sent s JOIN agent a ON a.id = s.agent WHERE a.learner = :learner AND s.taken_back = 0";
  private static final String COLUMNS =
      "SELECT DISTINCT s.ledger_key AS ledger_key, s.journey AS journey, s.run AS run,"
          + " s.touchpoint AS touchpoint, s.occurrence AS occurrence,"
          + " s.sent_at AS sent_at, s.effort AS effort";

  private static final Comparator<Send> OLDEST_FIRST =
      Comparator.comparing(Send::sentAt).thenComparing(Send::key);

  private final Handle handle;

  Sends(Handle handle) {
    this.handle = handle;
  }

  /** Remembers it with each agent that is hers now. */
  void add(Wish wish, Duration effort, Instant now) {
    handle.execute(
        "INSERT INTO sent (agent, ledger_key, journey, run, touchpoint, occurrence, sent_at,"
            + " effort, taken_back) SELECT id, ?, ?, ?, ?, ?, ?, ?, 0 FROM agent"
            + " WHERE learner = ?",
        wish.key(),
        wish.journey(),
        wish.run(),
        wish.touchpoint(),
        wish.occurrence(),
        now.toEpochMilli(),
        effort.toMillis(),
        wish.learner());
    isFor(wish.key(), wish.at());
  }

  /** What was sent under this key was said for an entry at this time: history moved, perhaps. */
  void isFor(String key, Instant at) {
    handle.execute(
        "INSERT INTO sent_for (agent, ledger_key, at) SELECT s.agent, s.ledger_key, ? FROM sent s"
            + " WHERE s.ledger_key = ? AND NOT EXISTS (SELECT 1 FROM sent_for f"
            + " WHERE f.agent = s.agent AND f.ledger_key = s.ledger_key AND f.at = ?)",
        at.toEpochMilli(),
        key,
        at.toEpochMilli());
  }

  /** It is certain that nothing of it went out. */
  void takeBack(String key) {
    handle.execute("UPDATE sent SET taken_back = 1 WHERE ledger_key = ?", key);
  }

  /** What went out on these topics, each topic's oldest first. */
  Map<Dossiers.Topic, List<Send>> of(Collection<Dossiers.Topic> topics) {
    Map<Dossiers.Topic, Map<String, Send>> byKey = new HashMap<>();
    Bulk.query(
            handle,
            "learner, journey, touchpoint",
            topics.stream()
                .map(topic -> Bulk.row(topic.learner(), topic.journey(), topic.touchpoint()))
                .toList(),
            "SELECT asked.learner AS learner, s.ledger_key AS ledger_key, s.journey AS journey,"
                + " s.run AS run, s.touchpoint AS touchpoint, s.occurrence AS occurrence,"
                + " s.sent_at AS sent_at, s.effort AS effort, f.at AS said_for"
                + " FROM asked CROSS JOIN agent a CROSS JOIN sent s"
                + " LEFT JOIN sent_for f ON f.agent = s.agent AND f.ledger_key = s.ledger_key"
                + " WHERE a.learner = asked.learner AND s.agent = a.id"
                + " AND s.journey = asked.journey AND s.touchpoint = asked.touchpoint"
                + " AND s.taken_back = 0",
            r -> Map.entry(Rows.text(r, "learner"), send(r, saidFor(r))))
        .forEach(
            e -> {
              Send send = e.getValue();
              byKey
                  .computeIfAbsent(
                      new Dossiers.Topic(e.getKey(), send.journey(), send.touchpoint()),
                      topic -> new HashMap<>())
                  .merge(send.key(), send, Sends::together);
            });
    Map<Dossiers.Topic, List<Send>> found = new HashMap<>();
    byKey.forEach(
        (topic, sends) ->
            found.put(
                topic, new ArrayList<>(sends.values().stream().sorted(OLDEST_FIRST).toList())));
    return found;
  }

  private static Set<Instant> saidFor(ResultSet r) throws SQLException {
    Instant at = Rows.instantOrNull(r, "said_for");
    return at == null ? Set.of() : Set.of(at);
  }

  /** One send, which was for two entries or went to two agents of hers. */
  private static Send together(Send one, Send other) {
    Set<Instant> saidFor = new HashSet<>(one.saidFor());
    saidFor.addAll(other.saidFor());
    return new Send(
        one.key(),
        one.journey(),
        one.run(),
        one.touchpoint(),
        one.occurrence(),
        one.sentAt(),
        one.effort(),
        saidFor);
  }

  /** All that went out to her after a time, whatever journey said it, oldest first. */
  List<Send> after(String learner, Instant time) {
    return handle
        .createQuery(COLUMNS + HERS + " AND s.sent_at > :time ORDER BY sent_at, ledger_key")
        .bind("learner", learner)
        .bind("time", time.toEpochMilli())
        .map((r, c) -> send(r, Set.of()))
        .list();
  }

  private static Send send(ResultSet r, Set<Instant> saidFor) throws SQLException {
    return new Send(
        Rows.text(r, "ledger_key"),
        Rows.text(r, "journey"),
        r.getInt("run"),
        Rows.text(r, "touchpoint"),
        r.getInt("occurrence"),
        Rows.instant(r, "sent_at"),
        Duration.ofMillis(r.getLong("effort")),
        saidFor);
  }
}
