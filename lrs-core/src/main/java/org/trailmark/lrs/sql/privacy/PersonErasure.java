package org.trailmark.lrs.sql.privacy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.store.Eraser.Extent;
import org.trailmark.lrs.xapi.Ifi;

/** A person's documents and the identities that were linked to her, as one session sees them. */
final class PersonErasure {
  private final Session session;

  PersonErasure(Session session) {
    this.session = session;
  }

  /** How much there is. */
  Extent count(Collection<Ifi> agents) throws SQLException {
    long documents = 0;
    Set<Long> events = new HashSet<>();
    for (Ifi agent : agents) {
      PreparedStatement count = session.prepare("SELECT count(*) FROM document WHERE agent = ?");
      count.setString(1, agent.key());
      try (ResultSet row = count.executeQuery()) {
        row.next();
        documents += row.getLong(1);
      }
      PreparedStatement named =
          session.prepare("SELECT seq FROM identity_event WHERE one = ? OR other = ?");
      named.setString(1, agent.key());
      named.setString(2, agent.key());
      try (ResultSet rows = named.executeQuery()) {
        while (rows.next()) {
          events.add(rows.getLong(1));
        }
      }
    }
    return new Extent(0, 0, documents, events.size(), 0);
  }

  /**
   * Takes it out.
   *
   * @param pseudonym where state goes on to lie; null: it goes, too
   */
  void carryOut(Collection<Ifi> agents, Ifi.@Nullable Account pseudonym) throws SQLException {
    ErasureTables tables = new ErasureTables(session);
    if (pseudonym != null) {
      new PseudonymState(session, agents, pseudonym).take();
    }
    for (Ifi agent : agents) {
      String key = agent.key();
      tables.update("DELETE FROM document WHERE agent = ?", key);
      tables.update("DELETE FROM identity_link WHERE agent = ? OR other = ?", key, key);
      tables.update("DELETE FROM identity_event WHERE one = ? OR other = ?", key, key);
    }
  }
}
