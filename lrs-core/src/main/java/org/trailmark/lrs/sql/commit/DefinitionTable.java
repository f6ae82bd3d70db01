package org.trailmark.lrs.sql.commit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.xapi.CanonicalDefinition;
import org.trailmark.lrs.xapi.DefinedActivity;
import org.trailmark.lrs.xapi.ValidStatement;

/**
 * Keeps the canonical definition of each activity. Statements repeat themselves: what was said of
 * an activity last is remembered, so that a definition costs a comparison, and only one that says
 * something else costs a look into the table. One thread, in a transaction that has its turn.
 */
final class DefinitionTable {
  private static final int REMEMBERED_ACTIVITIES = 2_000;
  private static final int REMEMBERED_BYTES = 4_096;
  private static final int REMEMBERED_WAYS = 4;
  private static final String FIND =
      "SELECT definition FROM activity_definition WHERE activity = ?";
  private static final String REMOVE = "DELETE FROM activity_definition WHERE activity = ?";
  private static final String SAVE =
      "INSERT INTO activity_definition (activity, definition) VALUES (?, ?)";

  /** By activity: definitions that the stored one holds wholly. */
  private final Map<String, List<byte[]>> held =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<byte[]>> eldest) {
          return size() > REMEMBERED_ACTIVITIES;
        }
      };

  private long known = -1;

  /**
   * To be called first in a transaction.
   *
   * @param definitions as in {@link CommitOrder.Turn}
   */
  void asOf(long definitions) {
    if (definitions != known) {
      held.clear(); // another node changed some
      known = definitions;
    }
  }

  /**
   * What was learned makes this number.
   *
   * @param definitions as in {@link CommitOrder.Turn}
   */
  void changedTo(long definitions) {
    known = definitions;
  }

  /**
   * Takes in what the statements say, in their order.
   *
   * @return whether anything was changed
   */
  boolean learn(Session session, List<ValidStatement> statements) throws SQLException {
    Map<String, byte[]> changed = new LinkedHashMap<>();
    for (ValidStatement statement : statements) {
      for (DefinedActivity said : statement.definitions()) {
        if (!isHeld(said)) {
          learn(session, said, changed);
        }
      }
    }
    save(session, changed);
    return !changed.isEmpty();
  }

  /** To be called when a transaction was rolled back: what it learned is not stored. */
  void forget() {
    held.clear();
    known = -1;
  }

  private boolean isHeld(DefinedActivity said) {
    for (byte[] known : held.getOrDefault(said.id(), List.of())) {
      if (Arrays.equals(known, said.definition())) {
        return true;
      }
    }
    return false;
  }

  private void learn(Session session, DefinedActivity said, Map<String, byte[]> changed)
      throws SQLException {
    byte[] older = changed.get(said.id());
    if (older == null) {
      older = find(session, said.id());
    }
    byte[] merged = CanonicalDefinition.merge(older, said.definition());
    boolean same = Arrays.equals(older, merged);
    if (!same) {
      changed.put(said.id(), merged);
    }
    remember(said, same);
  }

  private void remember(DefinedActivity said, boolean same) {
    List<byte[]> ways = held.computeIfAbsent(said.id(), unused -> new ArrayList<>(1));
    if (!same || ways.size() == REMEMBERED_WAYS) {
      ways.clear(); // what was held may have been overridden
    }
    if (said.definition().length <= REMEMBERED_BYTES) {
      ways.add(said.definition());
    }
  }

  private static byte @Nullable [] find(Session session, String activity) throws SQLException {
    PreparedStatement find = session.prepare(FIND);
    find.setString(1, activity);
    try (ResultSet rows = find.executeQuery()) {
      return rows.next() ? rows.getBytes(1) : null;
    }
  }

  /** Without ON CONFLICT: an activity's id may be longer than what a unique index may hold. */
  private static void save(Session session, Map<String, byte[]> changed) throws SQLException {
    PreparedStatement remove = session.prepare(REMOVE);
    for (String activity : changed.keySet()) {
      remove.setString(1, activity);
      remove.addBatch();
    }
    remove.executeBatch();
    PreparedStatement save = session.prepare(SAVE);
    for (Map.Entry<String, byte[]> entry : changed.entrySet()) {
      save.setString(1, entry.getKey());
      save.setBytes(2, entry.getValue());
      save.addBatch();
    }
    save.executeBatch();
  }
}
