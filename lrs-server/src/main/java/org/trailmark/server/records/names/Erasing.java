package org.trailmark.server.records.names;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trailmark.lrs.hash.ShortId;
import org.trailmark.lrs.xapi.Ifi;

/** Takes a person, and the groups that she was in, out of the names. For one transaction. */
public final class Erasing {
  private final Connection tx;
  private final IdSet actors;

  public Erasing(Connection tx, Set<Ifi> agents) throws SQLException {
    this.tx = tx;
    Names names = new Names(tx);
    List<Long> ids = new ArrayList<>();
    for (Ifi agent : agents) {
      Optional<Agent> known = names.agent(ShortId.of(agent.key()));
      known.ifPresent(each -> ids.add(each.id()));
    }
    this.actors = names.actors(ids);
  }

  /** She was never here, or is here no more. */
  public boolean isNobody() {
    return actors.isEmpty();
  }

  /** What her statements have for an actor. */
  public IdSet actors() {
    return actors;
  }

  /**
   * Forgets her and those groups.
   *
   * @param places of the rows that named one of them
   */
  public void erase(Collection<Long> places) throws SQLException {
    for (long actor : actors.ids()) {
      update("DELETE FROM member WHERE party = ?", actor);
      update("DELETE FROM member WHERE agent = ?", actor);
      update("UPDATE agent SET person = id WHERE person = ?", actor);
      update("DELETE FROM agent WHERE id = ?", actor);
    }
    for (long place : places) {
      update("DELETE FROM voided WHERE seq = ?", place);
    }
    update("UPDATE mark SET erasures = erasures + ? WHERE id = 1", 1);
  }

  private void update(String sql, long value) throws SQLException {
    try (PreparedStatement change = tx.prepareStatement(sql)) {
      change.setLong(1, value);
      change.executeUpdate();
    }
  }
}
