package org.example.teamboard;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.trailmark.lrs.plugin.PersonalData;
import org.trailmark.lrs.xapi.Ifi;

/** What the board keeps of a person: what she completed, for which team, in which week. */
final class Kept implements PersonalData {
  private static final String KIND = "completion";

  @Override
  public void tell(Set<Ifi> agents, Connection tx, Rows to) throws SQLException {
    try (PreparedStatement hers =
        tx.prepareStatement(
            "SELECT name, activity, week FROM done WHERE learner = ? ORDER BY week, activity")) {
      for (Ifi agent : agents) {
        hers.setString(1, agent.key());
        try (ResultSet rows = hers.executeQuery()) {
          while (rows.next()) {
            LocalDate monday = LocalDate.ofEpochDay(rows.getLong(3));
            to.row(
                KIND,
                Map.of(
                    "team", rows.getString(1),
                    "activity", rows.getString(2),
                    "week", monday.toString()));
          }
        }
      }
    }
  }

  @Override
  public Map<String, Long> erase(Set<Ifi> agents, Connection tx) throws SQLException {
    long gone = 0;
    try (PreparedStatement delete = tx.prepareStatement("DELETE FROM done WHERE learner = ?")) {
      for (Ifi agent : agents) {
        delete.setString(1, agent.key());
        gone += delete.executeUpdate();
      }
    }
    return Map.of(KIND, gone);
  }
}
