package org.trailmark.journey.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.db.Rows;
import org.trailmark.journey.definition.Journey;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * What was published, as one transaction sees it. Drafts and versions that were withdrawn are seen
 * by id only.
 */
public final class Publications {
  private static final String SHOWN = "state NOT IN ('draft', 'withdrawn')";
  private static final String SELECT =
      "SELECT id, journey, version, hash, definition, published_at, state, history_to, history_at,"
          + " paused FROM publication ";

  private final Handle handle;

  public Publications(Handle handle) {
    this.handle = handle;
  }

  /** The newest publication of each journey, by journey. */
  public List<Publication> newest() {
    return handle
        .createQuery(
            SELECT
                + "p WHERE "
                + SHOWN
                + " AND version = (SELECT MAX(version) FROM publication q"
                + " WHERE q.journey = p.journey AND q."
                + SHOWN
                + ") ORDER BY journey")
        .map((r, c) -> publication(r))
        .list();
  }

  /** The newest publication of a journey. */
  public Optional<Publication> newest(String journey) {
    return handle
        .createQuery(
            SELECT + "WHERE journey = :journey AND " + SHOWN + " ORDER BY version DESC LIMIT 1")
        .bind("journey", journey)
        .map((r, c) -> publication(r))
        .findOne();
  }

  /**
   * The one that learners go by, or the newest while none runs yet.
   *
   * @throws LrsException {@code NOT_FOUND}
   */
  public Publication current(String journey) {
    return handle
        .createQuery(SELECT + "WHERE journey = :journey AND state = 'running'")
        .bind("journey", journey)
        .map((r, c) -> publication(r))
        .findOne()
        .or(() -> newest(journey))
        .orElseThrow(() -> new LrsException(ProblemCode.NOT_FOUND, "no journey " + journey));
  }

  /** Ids of all versions of a journey, the newest first, without their texts. */
  public List<Integer> ids(String journey) {
    return handle
        .createQuery(
            "SELECT id FROM publication WHERE journey = :journey AND "
                + SHOWN
                + " ORDER BY version DESC")
        .bind("journey", journey)
        .mapTo(Integer.class)
        .list();
  }

  /** The text of a version, as it came. */
  public String text(int id) {
    return get(id).definition();
  }

  /** Ids of those that statements are shown to. */
  List<Integer> observing() {
    return handle
        .createQuery(
            "SELECT id FROM publication WHERE state IN ('running', 'pinned', 'collecting')"
                + " ORDER BY id")
        .mapTo(Integer.class)
        .list();
  }

  /**
   * Ids of those that learners go by, by journey: the one that lets people in, after those on which
   * some finish, oldest first. Without their texts, for every batch asks.
   */
  public Map<String, List<Integer>> lineages() {
    Map<String, List<Integer>> lineages = new LinkedHashMap<>();
    handle
        .createQuery(
            "SELECT journey, id FROM publication WHERE state IN ('running', 'pinned')"
                + " ORDER BY journey, version")
        .map((r, c) -> Map.entry(Rows.text(r, "journey"), r.getInt("id")))
        .forEach(
            e -> lineages.computeIfAbsent(e.getKey(), j -> new ArrayList<>()).add(e.getValue()));
    return lineages;
  }

  /** One that runs no more, or never will, and has left evidence behind. */
  public Optional<Integer> toSweep() {
    return handle
        .createQuery(
            "SELECT id FROM publication p WHERE state IN ('replaced', 'withdrawn') AND EXISTS"
                + " (SELECT 1 FROM evidence e WHERE e.publication = p.id) LIMIT 1")
        .mapTo(Integer.class)
        .findOne();
  }

  /** Those in one state, the oldest first. */
  public List<Publication> in(Publication.State state) {
    return handle
        .createQuery(SELECT + "WHERE state = :state ORDER BY id")
        .bind("state", slug(state))
        .map((r, c) -> publication(r))
        .list();
  }

  /**
   * One that is there.
   *
   * @throws IllegalStateException if it is not
   */
  public Publication get(int id) {
    return handle
        .createQuery(SELECT + "WHERE id = :id")
        .bind("id", id)
        .map((r, c) -> publication(r))
        .one();
  }

  /**
   * Puts a version in, of which no statement was seen yet.
   *
   * @param historyTo the place in the log up to which its history is read
   * @param now when it is published
   */
  public Publication add(
      Journey journey, String text, Publication.State state, long historyTo, Instant now) {
    int id = (int) Rows.nextId(handle, "publication");
    handle.execute(
        "INSERT INTO publication (id, journey, version, hash, definition, published_at, state,"
            + " history_to, history_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
        id,
        journey.id(),
        journey.version(),
        journey.hash(),
        text,
        now.toEpochMilli(),
        slug(state),
        historyTo);
    return get(id);
  }

  /** Notes how far its history is read: up to this place in the log. */
  public void setHistoryAt(int id, long seq) {
    handle.execute("UPDATE publication SET history_at = ? WHERE id = ?", seq, id);
  }

  /**
   * Stops the reading of history for the newest version, or goes on with it.
   *
   * @throws LrsException {@code NOT_FOUND}; {@code CONFLICT} if its history is read
   */
  public Publication pause(String journey, boolean paused) {
    int id = collecting(journey).id();
    handle.execute("UPDATE publication SET paused = ? WHERE id = ?", paused ? 1 : 0, id);
    return get(id);
  }

  /**
   * Takes back the newest version while it reads history: nobody went by it, and nobody will.
   *
   * @throws LrsException {@code NOT_FOUND}; {@code CONFLICT} if its history is read
   */
  public Publication cancel(String journey) {
    int id = collecting(journey).id();
    setState(id, Publication.State.WITHDRAWN);
    return get(id);
  }

  private Publication collecting(String journey) {
    Publication newest =
        newest(journey)
            .orElseThrow(() -> new LrsException(ProblemCode.NOT_FOUND, "no journey " + journey));
    if (newest.state() != Publication.State.COLLECTING) {
      throw new LrsException(
          ProblemCode.CONFLICT,
          "the history of %s version %d is read".formatted(journey, newest.version()));
    }
    return newest;
  }

  /** Moves one to a state. */
  public void setState(int id, Publication.State state) {
    handle.execute("UPDATE publication SET state = ? WHERE id = ?", slug(state), id);
  }

  /** Takes back what still reads history, for a higher version. */
  public void withdraw(String journey) {
    move(journey, Publication.State.COLLECTING, Publication.State.WITHDRAWN);
  }

  /** Puts everything that learners go by in this state aside for a higher version. */
  public void replace(String journey, Publication.State state) {
    move(journey, state, Publication.State.REPLACED);
  }

  /** Lets those who are on the way finish on it. */
  public void pin(String journey) {
    move(journey, Publication.State.RUNNING, Publication.State.PINNED);
  }

  private void move(String journey, Publication.State from, Publication.State to) {
    handle.execute(
        "UPDATE publication SET state = ? WHERE journey = ? AND state = ?",
        slug(to),
        journey,
        slug(from));
  }

  /** Takes one away that was no more than a draft: nothing may refer to it. */
  public void remove(int id) {
    handle.execute("DELETE FROM publication_profile WHERE publication = ?", id);
    handle.execute("DELETE FROM publication WHERE id = ?", id);
  }

  private static Publication publication(ResultSet r) throws SQLException {
    return new Publication(
        r.getInt("id"),
        Rows.text(r, "journey"),
        r.getInt("version"),
        Rows.text(r, "hash"),
        Rows.text(r, "definition"),
        Rows.instant(r, "published_at"),
        Publication.State.valueOf(Rows.text(r, "state").toUpperCase(Locale.ROOT)),
        r.getLong("history_to"),
        r.getLong("history_at"),
        r.getInt("paused") != 0);
  }

  private static String slug(Publication.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
