package org.trailmark.server.identities;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.trailmark.lrs.plugin.PersonalData;
import org.trailmark.lrs.xapi.Ifi;

/** What the rule remembers of a person; it follows from statements and events. */
final class SameEmailPersonalData implements PersonalData {

  @Override
  public void tell(Set<Ifi> agents, Connection tx, Rows to) {}

  @Override
  public Map<String, Long> erase(Set<Ifi> agents, Connection tx) throws SQLException {
    SameEmailTables tables = new SameEmailTables(tx);
    long rows = 0;
    for (Ifi agent : agents) {
      rows += tables.forget(agent.key());
    }
    return Map.of("rows", rows);
  }
}
