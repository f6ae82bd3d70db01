package org.trailmark.journey;

import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.learner.Learners;
import org.trailmark.journey.runtime.HistoryEdition;
import org.trailmark.lrs.plugin.PersonalData;
import org.trailmark.lrs.xapi.Ifi;

/**
 * What journeys keep of a person. Every id that a learner ever has is that of one of her agents, so
 * the ids of her agents find all her rows, whichever of them she has now.
 */
final class JourneyPersonalData implements PersonalData {
  private static final String IDS = " IN (<ids>)";

  /** Before the rows that they hang on. */
  private static final List<Part> PARTS =
      List.of(
          new Part(
              "ledger-entries",
              "ledger_entry",
              "ledger_key IN (SELECT ledger_key FROM touchpoint WHERE learner"
                  + IDS
                  + " UNION SELECT ledger_key FROM sent WHERE agent"
                  + IDS
                  + ")"),
          new Part("touchpoints", "touchpoint", "learner" + IDS),
          new Part("inbox", "inbox", "learner" + IDS),
          new Part("deliveries", "outbox", "learner" + IDS),
          new Part("sent", "sent", "agent" + IDS),
          new Part("sent-for", "sent_for", "agent" + IDS),
          new Part("runs", "run", "learner" + IDS),
          new Part("goals", "run_goal", "learner" + IDS),
          new Part("transitions", "transition", "learner" + IDS),
          new Part("agenda", "agenda", "learner" + IDS),
          new Part("saved-folds", "fold_save", "learner" + IDS),
          new Part(
              "removed-statements",
              "removed_statement",
              "statement_id IN (SELECT statement_id FROM evidence WHERE agent" + IDS + ")"),
          new Part("evidence", "evidence", "agent" + IDS),
          new Part("holdout-draws", "holdout_draw", "agent" + IDS + " OR person" + IDS),
          new Part("consents", "consent", "agent" + IDS),
          new Part("preferences", "preference", "agent" + IDS),
          new Part("roster-places", "roster_member", "agent" + IDS),
          new Part("agent-links", "agent_link", "agent" + IDS + " OR other" + IDS),
          new Part("agents", "agent", "id" + IDS + " OR learner" + IDS));

  /**
   * Rows of one table.
   *
   * @param kind what they are called outside
   * @param hers the condition that finds hers
   */
  private record Part(String kind, String table, String hers) {}

  @Override
  public void tell(Set<Ifi> agents, Connection tx, Rows to) {
    Handle handle = Handles.over(tx);
    List<String> ids = ids(agents, handle);
    if (ids.isEmpty()) {
      return;
    }
    for (Part part : PARTS) {
      handle
          .createQuery("SELECT * FROM " + part.table + " WHERE " + part.hers)
          .bindList("ids", ids)
          .mapToMap()
          .useStream(rows -> rows.forEach(row -> to.row(part.kind, row)));
    }
  }

  @Override
  public Map<String, Long> erase(Set<Ifi> agents, Connection tx) {
    Handle handle = Handles.over(tx);
    new HistoryEdition(handle).next(); // also where she is not known here yet
    List<String> ids = ids(agents, handle);
    Map<String, Long> gone = new LinkedHashMap<>();
    if (ids.isEmpty()) {
      return gone;
    }
    for (Part part : PARTS) {
      long rows =
          handle
              .createUpdate("DELETE FROM " + part.table + " WHERE " + part.hers)
              .bindList("ids", ids)
              .execute();
      if (rows > 0) {
        gone.put(part.kind, rows);
      }
    }
    return gone;
  }

  @Override
  public Map<String, Long> pseudonymise(Set<Ifi> agents, Ifi.Account pseudonym, Connection tx) {
    Handle handle = Handles.over(tx);
    new HistoryEdition(handle).next(); // also where she is not known here yet
    List<String> ids = ids(agents, handle);
    if (ids.isEmpty()) {
      return Map.of();
    }
    String first =
        handle
            .createQuery("SELECT MIN(learner) FROM agent WHERE id IN (<ids>)")
            .bindList("ids", ids)
            .mapTo(String.class)
            .one();
    String instead = new Learners(handle).know(pseudonym.key(), null).learner();
    return new JourneyPseudonym(handle, ids, first, instead).take();
  }

  /** The ids of her agents that are known here. */
  private static List<String> ids(Set<Ifi> agents, Handle handle) {
    return new Learners(handle).ids(agents.stream().map(Ifi::key).toList());
  }
}
