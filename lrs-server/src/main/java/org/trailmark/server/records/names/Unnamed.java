package org.trailmark.server.records.names;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names of agents and groups whose statements are gone. What verbs, activities and contexts are
 * called stays: it is of the course. For one transaction.
 */
public final class Unnamed {
  private final Connection tx;

  public Unnamed(Connection tx) {
    this.tx = tx;
  }

  /** The places are empty, and so nothing at them is voided. */
  public void forgetVoided(Collection<Long> places) throws SQLException {
    change("DELETE FROM voided WHERE seq = ?", places);
  }

  /** Some actors, and the members of those that are groups. */
  public Set<Long> withMembers(Collection<Long> actors) throws SQLException {
    Set<Long> all = new HashSet<>(actors);
    for (long actor : actors) {
      all.addAll(ids("SELECT agent FROM member WHERE party = ?", actor));
    }
    return all;
  }

  /**
   * Forgets actors that have no rows: groups first, then agents, but for those that are in another
   * group, or linked with an agent.
   */
  public void forget(Set<Long> actors) throws SQLException {
    if (actors.isEmpty()) {
      return;
    }
    Set<Long> parties = new TreeSet<>();
    Set<Long> agents = new TreeSet<>();
    for (long actor : actors) {
      boolean party = !ids("SELECT agent FROM member WHERE party = ?", actor).isEmpty();
      (party ? parties : agents).add(actor);
    }
    change("DELETE FROM member WHERE party = ?", parties);
    change("DELETE FROM agent WHERE id = ?", parties);
    for (long agent : List.copyOf(agents)) {
      if (isNamed(agent)) {
        agents.remove(agent);
      }
    }
    change("DELETE FROM agent WHERE id = ?", agents);
    // Whoever remembers names from before forgets them.
    try (PreparedStatement mark =
        tx.prepareStatement("UPDATE mark SET erasures = erasures + 1 WHERE id = 1")) {
      mark.executeUpdate();
    }
  }

  private boolean isNamed(long agent) throws SQLException {
    return !ids("SELECT party FROM member WHERE agent = ?", agent).isEmpty()
        || !ids("SELECT id FROM agent WHERE person <> id AND id = ?", agent).isEmpty()
        || !ids("SELECT id FROM agent WHERE person <> id AND person = ?", agent).isEmpty();
  }

  private Set<Long> ids(String sql, long id) throws SQLException {
    Set<Long> found = new HashSet<>();
    try (PreparedStatement select = tx.prepareStatement(sql)) {
      select.setLong(1, id);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getLong(1));
        }
      }
    }
    return found;
  }

  private void change(String sql, Collection<Long> each) throws SQLException {
    try (PreparedStatement change = tx.prepareStatement(sql)) {
      for (long value : each) {
        change.setLong(1, value);
        change.addBatch();
      }
      change.executeBatch();
    }
  }
}
