package org.trailmark.journey.runtime;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Bulk;
import org.trailmark.journey.db.Json;
import org.trailmark.journey.db.Rows;
import org.trailmark.journey.engine.Evidence;
import org.trailmark.journey.publication.PublishedJourney;

/** What statements mean to publications, as one transaction sees it. */
final class EvidenceRows {
  /** Not a join: SQLite would read all that the publication has to find one learner's. */
  private static final String OF_LEARNER =
      " FROM evidence e WHERE e.publication = :publication"
          + " AND e.agent IN (SELECT id FROM agent WHERE learner = :learner)";

  /** What is folded together lies together, on few pages of the table and of its index. */
  private static final Comparator<Row> SIDE_BY_SIDE =
      Comparator.<Row>comparingInt(row -> row.by().id()).thenComparing(Row::agent);

  private final Handle handle;

  EvidenceRows(Handle handle) {
    this.handle = handle;
  }

  /**
   * What a statement means to a publication, of one agent in it.
   *
   * @param learner to whom the agent belongs now
   * @param problems what could not be evaluated, in words
   * @param late whether it came too late to change history
   */
  record Row(
      PublishedJourney by,
      String agent,
      String learner,
      Evidence evidence,
      List<String> problems,
      boolean late) {

    Pair pair() {
      return new Pair(by.journey().id(), learner);
    }

    boolean counts() {
      return !evidence.atoms().isEmpty() && !late;
    }

    Row tooLate() {
      return new Row(by, agent, learner, evidence, problems, true);
    }
  }

  /**
   * Keeps what statements mean; a second time changes nothing.
   *
   * @param rows in any order
   * @return all that are new, and of a database that does not count the rows of a batch those that
   *     were there before as well: to fold them again changes nothing
   */
  List<Row> add(List<Row> rows) {
    List<Row> ordered = rows.stream().sorted(SIDE_BY_SIDE).toList();
    int[] added =
        Bulk.update(
            handle,
            "INSERT INTO evidence (publication, agent, at, seq, statement_id, stored, atoms,"
                + " object, registration, measured, problems, late, subregistrations)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            ordered.stream().map(EvidenceRows::values).toList());
    return IntStream.range(0, added.length)
        .filter(i -> added[i] != 0)
        .mapToObj(ordered::get)
        .toList();
  }

  private static @Nullable Object[] values(Row row) {
    Evidence evidence = row.evidence();
    return Bulk.row(
        row.by().id(),
        row.agent(),
        evidence.at().toEpochMilli(),
        evidence.seq(),
        evidence.statementId().toString(),
        evidence.stored().toEpochMilli(),
        evidence.atoms().stream().sorted().map(String::valueOf).collect(joining(",")),
        evidence.object(),
        evidence.registration() == null ? null : evidence.registration().toString(),
        evidence.values().isEmpty() ? null : Json.write(new TreeMap<>(evidence.values())),
        row.problems().isEmpty() ? null : Json.write(row.problems()),
        row.late() ? 1 : 0,
        evidence.subregistrations().isEmpty() ? null : subregistrations(evidence));
  }

  /**
   * A stretch of event time.
   *
   * @param after only what lies after it; {@link Instant#MIN}: everything
   * @param until only what lies before it; null: everything
   */
  record Stretch(Instant after, @Nullable Instant until) {
    static final Stretch ALL = new Stretch(Instant.MIN, null);

    private @Nullable Object[] of(Whose whose) {
      return Bulk.row(
          whose.publication(),
          whose.learner(),
          after.equals(Instant.MIN) ? Long.MIN_VALUE : after.toEpochMilli(),
          until == null ? Long.MAX_VALUE : until.toEpochMilli());
    }
  }

  /** All that counts for learners in stretches, of all their agents. */
  Map<Whose, List<Evidence>> of(Map<Whose, Stretch> stretches) {
    List<@Nullable Object[]> asked = new ArrayList<>();
    stretches.forEach((whose, stretch) -> asked.add(stretch.of(whose)));
    return Bulk.grouped(
        handle,
        "publication, learner, after, until",
        asked,
        "SELECT asked.publication AS publication, asked.learner AS learner, e.statement_id,"
            + " e.at, e.stored, e.seq, e.atoms, e.object, e.registration, e.measured,"
            + " e.subregistrations FROM asked CROSS JOIN agent a CROSS JOIN evidence e"
            + " WHERE a.learner = asked.learner AND e.publication = asked.publication"
            + " AND e.agent = a.id AND e.at > asked.after AND e.at < asked.until"
            + " AND e.atoms <> '' AND e.late = 0",
        r -> new Whose(r.getInt("publication"), Rows.text(r, "learner")),
        EvidenceRows::evidence);
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

  /**
   * Takes statements back from everything they took part in.
   *
   * @param statements their places in the log
   * @return who is to be folded again
   */
  List<Pair> remove(List<Long> statements) {
    List<@Nullable Object[]> asked = statements.stream().map(Bulk::row).toList();
    List<Gone> gone =
        Bulk.query(
            handle,
            "seq",
            asked,
            "SELECT p.journey AS journey, p.state AS state, a.learner AS learner, e.at AS at"
                + " FROM asked CROSS JOIN evidence e"
                + " CROSS JOIN publication p CROSS JOIN agent a"
                + " WHERE e.seq = asked.seq AND p.id = e.publication AND a.id = e.agent",
            r ->
                new Gone(
                    new Pair(Rows.text(r, "journey"), Rows.text(r, "learner")),
                    Rows.instant(r, "at"),
                    Set.of("running", "pinned").contains(Rows.text(r, "state"))));
    Map<Pair, Instant> changed = new HashMap<>();
    gone.stream()
        .filter(Gone::folded)
        .forEach(row -> changed.merge(row.pair(), row.at(), FoldSaves::earlier));
    new FoldSaves(handle).forgetFrom(changed);
    Bulk.update(handle, "DELETE FROM evidence WHERE seq = ?", asked);
    return List.copyOf(changed.keySet());
  }

  /**
   * What is removed.
   *
   * @param folded whether anybody goes by it
   */
  private record Gone(Pair pair, Instant at, boolean folded) {}

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
