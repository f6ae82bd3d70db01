package org.trailmark.journey.runtime;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Bulk;
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

  /** The runs of learners in journeys, each pair's by number; who has none is left out. */
  Map<Pair, List<Place>> of(Collection<Pair> pairs) {
    Map<Pair, List<Place>> places = new HashMap<>();
    Bulk.query(
            handle,
            "journey, learner",
            pairs.stream().map(Pair::row).toList(),
            "SELECT r.journey, r.learner, r.number, r.publication, r.position, r.is_exit, r.since,"
                + " r.entered_at, r.next_due, r.folded_to, r.registration"
                + " FROM asked CROSS JOIN run r"
                + " WHERE r.journey = asked.journey AND r.learner = asked.learner",
            Places::place)
        .stream()
        .sorted(Comparator.comparingInt(Place::number))
        .forEach(
            place ->
                places
                    .computeIfAbsent(
                        new Pair(place.journey(), place.learner()), pair -> new ArrayList<>())
                    .add(place));
    return places;
  }

  /** All of a learner's runs, each journey's found by itself. */
  public List<Place> ofLearner(String learner) {
    return handle
        .createQuery(
            SELECT
                + "WHERE journey IN (SELECT journey FROM publication) AND learner = :l"
                + " ORDER BY journey, number")
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

  /** Puts learners where they stand, and those who stand on another step than before. */
  void save(Collection<Place> places) {
    Bulk.update(
        handle,
        "INSERT INTO run (journey, learner, number, publication, position, is_exit, since,"
            + " entered_at, next_due, folded_to, registration)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (journey, learner, number) DO UPDATE SET"
            + " publication = excluded.publication, position = excluded.position,"
            + " is_exit = excluded.is_exit, since = excluded.since,"
            + " entered_at = excluded.entered_at, next_due = excluded.next_due,"
            + " folded_to = excluded.folded_to, registration = excluded.registration",
        places.stream()
            .map(
                place ->
                    Bulk.row(
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
                        place.registration() == null ? null : place.registration().toString()))
            .toList());
  }

  /**
   * Saves times of those who stand where they stood, by the same publication: the index of who
   * stands where has nothing to do with them.
   */
  void saveTimes(Collection<Place> places) {
    Bulk.update(
        handle,
        "UPDATE run SET since = ?, entered_at = ?, next_due = ?, folded_to = ?"
            + " WHERE journey = ? AND learner = ? AND number = ?",
        places.stream()
            .map(
                place ->
                    Bulk.row(
                        place.since().toEpochMilli(),
                        place.enteredAt().toEpochMilli(),
                        Rows.millis(place.nextDue()),
                        place.foldedTo().toEpochMilli(),
                        place.journey(),
                        place.learner(),
                        place.number()))
            .toList());
  }

  void remove(Collection<Place> places) {
    Bulk.update(
        handle,
        "DELETE FROM run WHERE journey = ? AND learner = ? AND number = ?",
        places.stream()
            .map(place -> Bulk.row(place.journey(), place.learner(), place.number()))
            .toList());
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
