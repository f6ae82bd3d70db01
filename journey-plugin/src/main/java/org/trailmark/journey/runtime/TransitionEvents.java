package org.trailmark.journey.runtime;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.db.Json;
import org.trailmark.journey.db.Rows;
import org.trailmark.lrs.plugin.PluginEvent;
import org.trailmark.lrs.plugin.PluginEvents;
import org.trailmark.lrs.store.PluginDatabase;

/**
 * What happens to transitions, in the order in which it was decided: each one as it is recorded,
 * and once more when a changed past supersedes it. Who takes all of them knows what stands.
 */
public final class TransitionEvents implements PluginEvents {
  private static final String COLUMNS =
      "t.id, t.journey, t.learner, t.run, p.version, t.moved_from, t.moved_to, t.to_exit,"
          + " t.valid_at, t.decided_at, t.cause, t.superseded_by, t.superseded_at"
          + " FROM transition t JOIN publication p ON p.id = t.publication";

  private static final String EVENTS =
      "SELECT * FROM (SELECT t.id AS seq, 0 AS superseded, "
          + COLUMNS
          + " WHERE t.id > :after ORDER BY t.id LIMIT :max) recorded"
          + " UNION ALL SELECT * FROM (SELECT t.superseded_seq AS seq, 1 AS superseded, "
          + COLUMNS
          + " WHERE t.superseded_seq > :after ORDER BY t.superseded_seq LIMIT :max) revised"
          + " ORDER BY seq LIMIT :max";

  private final PluginDatabase database;

  public TransitionEvents(PluginDatabase database) {
    this.database = database;
  }

  /**
   * A transition that was recorded.
   *
   * @param id of the transition
   * @param from step; null: she entered
   * @param to step or exit
   * @param validAt event time, UTC
   * @param because what decided it
   */
  record Recorded(
      long id,
      String journey,
      int version,
      String learner,
      int run,
      @Nullable String from,
      String to,
      boolean exit,
      Instant validAt,
      Because because) {}

  /**
   * The cause of a transition.
   *
   * @param rule JSON pointer of the rule in the definition
   * @param statements that made it true, the deciding one last
   */
  record Because(String kind, String rule, List<UUID> statements) {}

  /**
   * A transition that was, as is known now, none.
   *
   * @param id of the transition
   * @param by id of the one that took its place; null: nothing did
   */
  record Superseded(long id, String journey, String learner, int run, @Nullable Long by) {}

  @Override
  public List<PluginEvent> readAfter(long seq, int max) {
    return database.read(
        c ->
            Handles.over(c)
                .createQuery(EVENTS)
                .bind("after", seq)
                .bind("max", max)
                .map((row, context) -> event(row))
                .list());
  }

  @Override
  public long newest() {
    return database.read(c -> EventNumbers.last(Handles.over(c)));
  }

  private static PluginEvent event(ResultSet row) throws SQLException {
    boolean superseded = row.getInt("superseded") != 0;
    return new PluginEvent(
        row.getLong("seq"),
        superseded ? "superseded" : "transition",
        superseded
            ? requireNonNull(Rows.instantOrNull(row, "superseded_at"))
            : Rows.instant(row, "decided_at"),
        Rows.text(row, "learner"),
        Json.write(superseded ? superseded(row) : recorded(row)));
  }

  private static Recorded recorded(ResultSet row) throws SQLException {
    Why why = Why.read(Rows.text(row, "cause"));
    return new Recorded(
        row.getLong("id"),
        Rows.text(row, "journey"),
        row.getInt("version"),
        Rows.text(row, "learner"),
        row.getInt("run"),
        row.getString("moved_from"),
        Rows.text(row, "moved_to"),
        row.getInt("to_exit") != 0,
        Rows.instant(row, "valid_at"),
        new Because(why.kind().name().toLowerCase(Locale.ROOT), why.rule(), why.statements()));
  }

  private static Superseded superseded(ResultSet row) throws SQLException {
    return new Superseded(
        row.getLong("id"),
        Rows.text(row, "journey"),
        Rows.text(row, "learner"),
        row.getInt("run"),
        Rows.numberOrNull(row, "superseded_by"));
  }
}
