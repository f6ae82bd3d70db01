package org.trailmark.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.ledger.LedgerKey;

/**
 * Gives what journeys keep of a person to another learner, her pseudonym: evidence, runs, moves,
 * goals, touchpoints, the ledger, her places in rosters. What was said to her, where she can be
 * reached, what she agreed to and what would be said next is erased.
 *
 * <p>Ids of agents and keys of the ledger are hashes that whoever knows her can compute, so each is
 * replaced. Of rows that her agents had alike, one stays.
 */
final class JourneyPseudonym {
  private static final String IDS = " IN (<ids>)";

  /** Waking her runs later would only say something to nobody. */
  private static final Map<String, String> GONE =
      Map.ofEntries(
          Map.entry("inbox", "learner"),
          Map.entry("outbox", "learner"),
          Map.entry("agenda", "learner"),
          Map.entry("fold_save", "learner"),
          Map.entry("consent", "agent"),
          Map.entry("preference", "agent"),
          Map.entry("holdout_draw", "agent"),
          Map.entry("agent_link", "agent"));

  private static final List<Moved> MOVED =
      List.of(
          new Moved("runs", "run", "learner", List.of("journey", "number")),
          new Moved("goals", "run_goal", "learner", List.of("journey", "run", "goal")),
          new Moved("transitions", "transition", "learner", List.of("id")),
          new Moved("evidence", "evidence", "agent", List.of("publication", "at", "seq")),
          new Moved("roster-places", "roster_member", "agent", List.of("roster")));

  private final Handle handle;
  private final List<String> ids;
  private final String first;
  private final String pseudonym;

  /**
   * @param ids of all her agents
   * @param first the one that she goes by now: of rows alike, its stay
   * @param pseudonym the id of the learner who takes her place
   */
  JourneyPseudonym(Handle handle, List<String> ids, String first, String pseudonym) {
    this.handle = handle;
    this.ids = ids;
    this.first = first;
    this.pseudonym = pseudonym;
  }

  /**
   * Rows that stay.
   *
   * @param kind what they are called outside
   * @param whose the column that says whose they are
   * @param key what else tells them apart
   */
  private record Moved(String kind, String table, String whose, List<String> key) {

    /** Those of which another agent of hers has the same. */
    String doubles() {
      StringBuilder same = new StringBuilder();
      key.forEach(column -> same.append(" AND o." + column + " = " + table + "." + column));
      String mine = table + "." + whose;
      return "DELETE FROM %s WHERE %s%s AND %s <> :first".formatted(table, mine, IDS, mine)
          + " AND EXISTS (SELECT 1 FROM %s o WHERE o.%s%s%s".formatted(table, whose, IDS, same)
          + " AND (o.%s = :first OR o.%s < %s))".formatted(whose, whose, mine);
    }
  }

  /** Does it; says how many rows of each kind stay. */
  Map<String, Long> take() {
    GONE.forEach((table, whose) -> update("DELETE FROM " + table + " WHERE " + whose + IDS));
    update("DELETE FROM agent_link WHERE other" + IDS);
    update(
        "DELETE FROM ledger_entry WHERE ledger_key IN (SELECT ledger_key FROM touchpoint"
            + " WHERE state IN ('wanted', 'held') AND learner"
            + IDS
            + ")");
    update("DELETE FROM touchpoint WHERE state IN ('wanted', 'held') AND learner" + IDS);
    Map<String, Long> kept = new LinkedHashMap<>();
    for (Moved moved : MOVED) {
      handle.createUpdate(moved.doubles()).bindList("ids", ids).bind("first", first).execute();
      kept.put(
          moved.kind,
          update(
              "UPDATE %s SET %s = :new WHERE %s%s"
                  .formatted(moved.table, moved.whose, moved.whose, IDS)));
    }
    update("UPDATE evidence SET problems = NULL WHERE agent = :new");
    kept.put("touchpoints", touchpoints());
    sends();
    update("DELETE FROM agent WHERE id" + IDS + " OR learner" + IDS);
    kept.values().removeIf(rows -> rows == 0);
    return kept;
  }

  private long update(String sql) {
    var update = handle.createUpdate(sql);
    if (sql.contains("<ids>")) {
      update.bindList("ids", ids);
    }
    if (sql.contains(":new")) {
      update.bind("new", pseudonym);
    }
    return update.execute();
  }

  /**
   * A touchpoint or a send.
   *
   * @param key of the ledger, as it was
   */
  private record Said(
      String key, String whose, String journey, int run, String touchpoint, int occurrence) {
    String keyOf(String learner) {
      return LedgerKey.of(learner, journey, run, touchpoint, occurrence);
    }
  }

  private List<Said> said(String table, String whose) {
    List<Said> said =
        new ArrayList<>(
            handle
                .createQuery(
                    "SELECT ledger_key, "
                        + whose
                        + " AS whose, journey, run, touchpoint, occurrence FROM "
                        + table
                        + " WHERE "
                        + whose
                        + IDS
                        + " ORDER BY ledger_key")
                .bindList("ids", ids)
                .map(
                    (row, context) ->
                        new Said(
                            row.getString("ledger_key"),
                            row.getString("whose"),
                            row.getString("journey"),
                            row.getInt("run"),
                            row.getString("touchpoint"),
                            row.getInt("occurrence")))
                .list());
    said.sort((one, other) -> Boolean.compare(other.whose.equals(first), one.whose.equals(first)));
    return said;
  }

  private long touchpoints() {
    Set<String> taken = new LinkedHashSet<>();
    for (Said touchpoint : said("touchpoint", "learner")) {
      String key = touchpoint.keyOf(pseudonym);
      if (taken.add(key)) {
        handle.execute(
            "UPDATE touchpoint SET ledger_key = ?, learner = ? WHERE ledger_key = ?",
            key,
            pseudonym,
            touchpoint.key);
        handle.execute(
            "UPDATE ledger_entry SET ledger_key = ?, reason = 'erased', numbers = '{}'"
                + " WHERE ledger_key = ?",
            key,
            touchpoint.key);
      } else {
        handle.execute("DELETE FROM touchpoint WHERE ledger_key = ?", touchpoint.key);
        handle.execute("DELETE FROM ledger_entry WHERE ledger_key = ?", touchpoint.key);
      }
    }
    return taken.size();
  }

  /** What the gates remember of sends, once for her and no longer once for each agent. */
  private void sends() {
    Map<String, String> keys = new HashMap<>();
    Set<String> taken = new LinkedHashSet<>();
    for (Said send : said("sent", "agent")) {
      String key = send.keyOf(pseudonym);
      keys.put(send.key, key);
      if (taken.add(key)) {
        handle.execute(
            "UPDATE sent SET ledger_key = ?, agent = ? WHERE ledger_key = ? AND agent = ?",
            key,
            pseudonym,
            send.key,
            send.whose);
      }
    }
    update("DELETE FROM sent WHERE agent" + IDS);
    keys.forEach(
        (old, key) ->
            handle
                .createUpdate(
                    "INSERT INTO sent_for (agent, ledger_key, at) SELECT DISTINCT :new, :key, at"
                        + " FROM sent_for WHERE ledger_key = :old AND agent"
                        + IDS
                        + " ON CONFLICT DO NOTHING")
                .bind("new", pseudonym)
                .bind("key", key)
                .bind("old", old)
                .bindList("ids", ids)
                .execute());
    update("DELETE FROM sent_for WHERE agent" + IDS);
  }
}
