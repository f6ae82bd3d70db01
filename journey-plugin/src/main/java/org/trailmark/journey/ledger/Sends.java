package org.trailmark.journey.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
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

  /** The send that says this wish already: of the same number, or for the same moment. */
  Optional<Send> same(Wish wish) {
    return ofTouchpoint(
            COLUMNS
                + HERS
                + " AND s.journey = :journey AND s.touchpoint = :touchpoint"
                + " AND ((s.run = :run AND s.occurrence = :occurrence) OR EXISTS (SELECT 1"
                + " FROM sent_for f WHERE f.agent = s.agent AND f.ledger_key = s.ledger_key"
                + " AND f.at = :at))"
                + " ORDER BY sent_at, ledger_key LIMIT 1",
            wish)
        .bind("at", wish.at().toEpochMilli())
        .bind("run", wish.run())
        .bind("occurrence", wish.occurrence())
        .map((r, c) -> send(r))
        .findOne();
  }

  /** When this touchpoint of this journey last went out to her. */
  Optional<Instant> last(Wish wish) {
    return ofTouchpoint(
            "SELECT MAX(s.sent_at) AS sent_at"
                + HERS
                + " AND s.journey = :journey AND s.touchpoint = :touchpoint",
            wish)
        .map((r, c) -> Optional.ofNullable(Rows.instantOrNull(r, "sent_at")))
        .one();
  }

  /** How often this touchpoint went out in this run. */
  int inRun(Wish wish) {
    return ofTouchpoint(
            "SELECT COUNT(DISTINCT s.ledger_key)"
                + HERS
                + " AND s.journey = :journey AND s.touchpoint = :touchpoint AND s.run = :run",
            wish)
        .bind("run", wish.run())
        .mapTo(Integer.class)
        .one();
  }

  /** All that went out to her after a time, whatever journey said it, oldest first. */
  List<Send> after(String learner, Instant time) {
    return handle
        .createQuery(COLUMNS + HERS + " AND s.sent_at > :time ORDER BY sent_at, ledger_key")
        .bind("learner", learner)
        .bind("time", time.toEpochMilli())
        .map((r, c) -> send(r))
        .list();
  }

  private Query ofTouchpoint(String sql, Wish wish) {
    return handle
        .createQuery(sql)
        .bind("learner", wish.learner())
        .bind("journey", wish.journey())
        .bind("touchpoint", wish.touchpoint());
  }

  private static Send send(ResultSet r) throws SQLException {
    return new Send(
        Rows.text(r, "ledger_key"),
        Rows.text(r, "journey"),
        r.getInt("run"),
        Rows.text(r, "touchpoint"),
        r.getInt("occurrence"),
        Rows.instant(r, "sent_at"),
        Duration.ofMillis(r.getLong("effort")));
  }
}
