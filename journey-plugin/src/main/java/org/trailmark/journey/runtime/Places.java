package org.trailmark.journey.runtime;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Rows;
import org.trailmark.journey.definition.Target;

/** Where everybody stands now, as one transaction sees it. */
public final class Places {
  private static final String SELECT =
      "SELECT journey, learner, number, publication, position, is_exit, since, entered_at,"
          + " next_due, folded_to, registration FROM run ";

  private final Handle handle;

  public Places(Handle handle) {
    this.handle = handle;
  }

  /** One learner's run of one journey. */
  public Optional<Place> find(String journey, String learner, int number) {
    return handle
        .createQuery(SELECT + "WHERE journey = :j AND learner = :l AND number = :n")
        .bind("j", journey)
        .bind("l", learner)
        .bind("n", number)
        .map((r, c) -> place(r))
        .findOne();
  }

  /** A learner's runs of one journey, by number. */
  List<Place> of(Pair pair) {
    return handle
        .createQuery(SELECT + "WHERE journey = :j AND learner = :l ORDER BY number")
        .bind("j", pair.journey())
        .bind("l", pair.learner())
        .map((r, c) -> place(r))
        .list();
  }

  /** All of a learner's runs. */
  public List<Place> ofLearner(String learner) {
    return handle
        .createQuery(SELECT + "WHERE learner = :l ORDER BY journey, number")
        .bind("l", learner)
        .map((r, c) -> place(r))
        .list();
  }

  /**
   * Who stands where, by learner and run.
   *
   * @param positions only these steps (or exits); null: everywhere
   * @param exit whether {@code positions} are exits
   * @param after only what comes after this learner's run; "" for the beginning
   * @param run number of that run
   */
  public List<Place> list(
      String journey,
      @Nullable List<String> positions,
      boolean exit,
      String after,
      int run,
      int max) {
    String where =
        "WHERE journey = :j AND learner >= :after AND (learner > :after OR number > :run)";
    if (positions != null) {
      if (positions.isEmpty()) {
        return List.of();
      }
      where += " AND position IN (<positions>) AND is_exit = :exit";
    }
    var query =
        handle
            .createQuery(SELECT + where + " ORDER BY learner, number LIMIT :max")
            .bind("j", journey)
            .bind("after", after)
            .bind("run", run)
            .bind("max", max);
    if (positions != null) {
      query.bindList("positions", positions).bind("exit", exit ? 1 : 0);
    }
    return query.map((r, c) -> place(r)).list();
  }

  void save(Place place) {
    handle.execute(
        "INSERT INTO run (journey, learner, number, publication, position, is_exit, since,"
            + " entered_at, next_due, folded_to, registration)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (journey, learner, number) DO UPDATE SET"
            + " publication = excluded.publication, position = excluded.position,"
            + " is_exit = excluded.is_exit, since = excluded.since,"
            + " entered_at = excluded.entered_at, next_due = excluded.next_due,"
            + " folded_to = excluded.folded_to, registration = excluded.registration",
        place.journey(),
        place.learner(),
        place.number(),
        place.publication(),
        place.position().id(),
        place.position().exit() ? 1 : 0,
        place.since().toEpochMilli(),
        place.enteredAt().toEpochMilli(),
        Rows.millis(place.nextDue()),
        place.foldedTo().toEpochMilli(),
        place.registration() == null ? null : place.registration().toString());
  }

  void remove(Pair pair, int number) {
    handle.execute(
        "DELETE FROM run WHERE journey = ? AND learner = ? AND number = ?",
        pair.journey(),
        pair.learner(),
        number);
  }

  private static Place place(ResultSet r) throws SQLException {
    return new Place(
        Rows.text(r, "journey"),
        Rows.text(r, "learner"),
        r.getInt("number"),
        registration(r.getString("registration")),
        r.getInt("publication"),
        new Target(Rows.text(r, "position"), r.getInt("is_exit") != 0),
        Rows.instant(r, "since"),
        Rows.instant(r, "entered_at"),
        Rows.instantOrNull(r, "next_due"),
        Rows.instant(r, "folded_to"));
  }

  private static @Nullable UUID registration(@Nullable String text) {
    return text == null ? null : UUID.fromString(text);
  }
}
