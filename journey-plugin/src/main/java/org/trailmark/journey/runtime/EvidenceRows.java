package org.trailmark.journey.runtime;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Json;
import org.trailmark.journey.db.Rows;
import org.trailmark.journey.engine.Evidence;

/** What statements mean to publications, as one transaction sees it. */
final class EvidenceRows {
  /** Not a join: SQLite would read all that the publication has to find one learner's. */
  private static final String OF_LEARNER =
      " FROM evidence e WHERE e.publication = :publication"
          + " AND e.agent IN (SELECT id FROM agent WHERE learner = :learner)";

  private final Handle handle;

  EvidenceRows(Handle handle) {
    this.handle = handle;
  }

  /**
   * Keeps what a statement means; a second time changes nothing.
   *
   * @param problems what could not be evaluated, in words
   * @param late whether it came too late to change history
   * @return whether it is new
   */
  boolean add(
      int publication, String agent, Evidence evidence, List<String> problems, boolean late) {
    return handle.execute(
            "INSERT INTO evidence (publication, agent, statement_id, at, stored, seq, atoms,"
                + " object, registration, measured, problems, late, subregistrations)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            publication,
            agent,
            evidence.statementId().toString(),
            evidence.at().toEpochMilli(),
            evidence.stored().toEpochMilli(),
            evidence.seq(),
            evidence.atoms().stream().sorted().map(String::valueOf).collect(joining(",")),
            evidence.object(),
            evidence.registration() == null ? null : evidence.registration().toString(),
            evidence.values().isEmpty() ? null : Json.write(new TreeMap<>(evidence.values())),
            problems.isEmpty() ? null : Json.write(problems),
            late ? 1 : 0,
            evidence.subregistrations().isEmpty() ? null : subregistrations(evidence))
        > 0;
  }

  /**
   * All that counts for a learner, of all her agents.
   *
   * @param after only what lies after this event time; null: everything
   */
  List<Evidence> of(int publication, String learner, @Nullable Instant after) {
    return handle
        .createQuery(
            "SELECT e.statement_id, e.at, e.stored, e.seq, e.atoms, e.object, e.registration,"
                + " e.measured, e.subregistrations"
                + OF_LEARNER
                + " AND e.at > :after AND e.atoms <> '' AND e.late = 0")
        .bind("learner", learner)
        .bind("publication", publication)
        .bind("after", after == null ? Long.MIN_VALUE : after.toEpochMilli())
        .map((r, c) -> evidence(r))
        .list();
  }

  /** What is shown and does not count: problems, and statements that came too late. */
  List<Remark> remarks(int publication, String learner, int max) {
    return handle
        .createQuery(
            "SELECT e.statement_id, e.at, e.problems, e.late"
                + OF_LEARNER
                + " AND (e.problems IS NOT NULL OR e.late = 1) ORDER BY e.at DESC LIMIT :max")
        .bind("learner", learner)
        .bind("publication", publication)
        .bind("max", max)
        .map(
            (r, c) ->
                new Remark(
                    UUID.fromString(Rows.text(r, "statement_id")),
                    Rows.instant(r, "at"),
                    problems(r.getString("problems")),
                    r.getInt("late") != 0))
        .list();
  }

  /** Takes a statement back from everything it took part in. */
  List<Pair> remove(UUID statement) {
    List<Pair> touched =
        handle
            .createQuery(
                "SELECT DISTINCT p.journey AS journey, a.learner AS learner FROM evidence e"
                    + " JOIN publication p ON p.id = e.publication JOIN agent a ON a.id = e.agent"
                    + " WHERE e.statement_id = :id AND p.state IN ('running', 'pinned')")
            .bind("id", statement.toString())
            .map((r, c) -> new Pair(Rows.text(r, "journey"), Rows.text(r, "learner")))
            .list();
    forgetFolds(statement);
    handle.execute("DELETE FROM evidence WHERE statement_id = ?", statement.toString());
    return touched;
  }

  private void forgetFolds(UUID statement) {
    FoldSaves saves = new FoldSaves(handle);
    handle
        .createQuery(
            "SELECT e.publication, a.learner, e.at FROM evidence e JOIN agent a ON a.id = e.agent"
                + " WHERE e.statement_id = :id")
        .bind("id", statement.toString())
        .map(
            (r, c) ->
                new FoldSaves.Key(
                    r.getInt("publication"), Rows.text(r, "learner"), Rows.instant(r, "at")))
        .list()
        .forEach(saves::forgetFrom);
  }

  /** Learners with evidence for a publication, by id, after {@code after}. */
  List<String> learners(int publication, String after, int max) {
    return handle
        .createQuery(
            "SELECT DISTINCT learner FROM agent a WHERE learner > :after AND (EXISTS"
                + " (SELECT 1 FROM evidence e WHERE e.publication = :p AND e.agent = a.id)"
                + " OR EXISTS (SELECT 1 FROM roster_member m WHERE m.agent = a.id))"
                + " ORDER BY learner LIMIT :max")
        .bind("after", after)
        .bind("p", publication)
        .bind("max", max)
        .mapTo(String.class)
        .list();
  }

  /**
   * Removes some of what a publication that runs no more has left.
   *
   * @return how many rows went; 0 when there is nothing left
   */
  int sweep(int publication, int agents) {
    handle.execute(
        "DELETE FROM fold_save WHERE publication = ? AND learner IN (SELECT learner FROM fold_save"
            + " WHERE publication = ? ORDER BY learner LIMIT ?)",
        publication,
        publication,
        agents);
    return handle.execute(
        "DELETE FROM evidence WHERE publication = ? AND agent IN"
            + " (SELECT DISTINCT agent FROM evidence WHERE publication = ? ORDER BY agent LIMIT ?)",
        publication,
        publication,
        agents);
  }

  private static Evidence evidence(ResultSet r) throws SQLException {
    String registration = r.getString("registration");
    String subregistrations = r.getString("subregistrations");
    return new Evidence(
        UUID.fromString(Rows.text(r, "statement_id")),
        Rows.instant(r, "at"),
        Rows.instant(r, "stored"),
        r.getLong("seq"),
        atoms(Rows.text(r, "atoms")),
        r.getString("object"),
        registration == null ? null : UUID.fromString(registration),
        measured(r.getString("measured")),
        subregistrations == null ? Map.of() : Json.readMap(subregistrations));
  }

  private static Map<Integer, BigDecimal> measured(@Nullable String json) {
    return json == null ? Map.of() : Json.readNumbers(json);
  }

  private static String subregistrations(Evidence evidence) {
    return Json.write(new TreeMap<>(evidence.subregistrations()));
  }

  private static Set<Integer> atoms(String text) {
    return Stream.of(text.split(",", -1)).map(Integer::valueOf).collect(toUnmodifiableSet());
  }

  private static List<String> problems(@Nullable String json) {
    return json == null ? List.of() : Json.readList(json);
  }
}
