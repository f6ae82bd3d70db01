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
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Bulk;
import org.trailmark.journey.db.Rows;

/**
 * What was said to whom, remembered by agent. What is asked of a learner looks at all agents that
 * are hers now. What a channel took back does not count: nothing of it went out.
 */
final class Sends {
  private static final String COLUMNS =
      "SELECT asked.learner AS learner, s.ledger_key AS ledger_key, s.journey AS journey,"
          + " s.run AS run, s.touchpoint AS touchpoint, s.occurrence AS occurrence,"
          + " s.sent_at AS sent_at, s.effort AS effort";

  private static final Comparator<Send> OLDEST_FIRST =
      Comparator.comparing(Send::sentAt).thenComparing(Send::key);

  private final Handle handle;

  Sends(Handle handle) {
    this.handle = handle;
  }

  /** Remembers what went out with each agent that belongs to its learner now. */
  void add(Map<String, List<Send>> byLearner) {
    List<@Nullable Object[]> sent = new ArrayList<>();
    List<@Nullable Object[]> saidFor = new ArrayList<>();
    byLearner.forEach(
        (learner, sends) -> {
          for (Send send : sends) {
            sent.add(
                Bulk.row(
                    send.key(),
                    send.journey(),
                    send.run(),
                    send.touchpoint(),
                    send.occurrence(),
                    send.sentAt().toEpochMilli(),
                    send.effort().toMillis(),
                    learner));
            send.saidFor().forEach(at -> saidFor.add(saidFor(send.key(), at)));
          }
        });
    Bulk.update(
        handle,
        "INSERT INTO sent (agent, ledger_key, journey, run, touchpoint, occurrence, sent_at,"
            + " effort, taken_back) SELECT id, ?, ?, ?, ?, ?, ?, ?, 0 FROM agent"
            + " WHERE learner = ?",
        sent);
    areFor(saidFor);
  }

  /** What was sent under this key was said for an entry at this time: history moved, perhaps. */
  void isFor(String key, Instant at) {
    areFor(List.<@Nullable Object[]>of(saidFor(key, at)));
  }

  private static @Nullable Object[] saidFor(String key, Instant at) {
    return Bulk.row(at.toEpochMilli(), key, at.toEpochMilli());
  }

  private void areFor(List<@Nullable Object[]> saidFor) {
    Bulk.update(
        handle,
        "INSERT INTO sent_for (agent, ledger_key, at) SELECT s.agent, s.ledger_key, ? FROM sent s"
            + " WHERE s.ledger_key = ? AND NOT EXISTS (SELECT 1 FROM sent_for f"
            + " WHERE f.agent = s.agent AND f.ledger_key = s.ledger_key AND f.at = ?)",
        saidFor);
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
            COLUMNS
                + ", f.at AS said_for"
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
    return oldestFirst(byKey);
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

  /** All that went out to each of these after a time, whatever journey said it, oldest first. */
  Map<String, List<Send>> after(Collection<String> learners, Instant time) {
    Map<String, Map<String, Send>> byKey = new HashMap<>();
    Bulk.query(
            handle,
            "learner",
            Bulk.rows(learners),
            COLUMNS
                + " FROM asked CROSS JOIN agent a CROSS JOIN sent s"
                + " WHERE a.learner = asked.learner AND s.agent = a.id AND s.taken_back = 0"
                + " AND s.sent_at > "
                + time.toEpochMilli(),
            r -> Map.entry(Rows.text(r, "learner"), send(r, Set.of())))
        .forEach(
            e ->
                byKey
                    .computeIfAbsent(e.getKey(), learner -> new HashMap<>())
                    .put(e.getValue().key(), e.getValue()));
    return oldestFirst(byKey);
  }

  private static <K> Map<K, List<Send>> oldestFirst(Map<K, Map<String, Send>> byKey) {
    Map<K, List<Send>> found = new HashMap<>();
    byKey.forEach(
        (of, sends) ->
            found.put(of, new ArrayList<>(sends.values().stream().sorted(OLDEST_FIRST).toList())));
    return found;
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
