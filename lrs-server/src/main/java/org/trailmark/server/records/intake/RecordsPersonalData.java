package org.trailmark.server.records.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trailmark.lrs.plugin.PersonalData;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.server.records.column.Segments;
import org.trailmark.server.records.names.Erasing;

/**
 * What the columns and names keep of a person. All of it follows from the statements, so there is
 * nothing to tell; and what of hers is still in the log, under another name, is taken in again.
 */
public final class RecordsPersonalData implements PersonalData {
  private final RecordsHandler handler;
  private final StatementLog log;

  public RecordsPersonalData(RecordsHandler handler, StatementLog log) {
    this.handler = handler;
    this.log = log;
  }

  @Override
  public void tell(Set<Ifi> agents, Connection tx, Rows to) {}

  @Override
  public Map<String, Long> erase(Set<Ifi> agents, Connection tx) throws SQLException {
    Erasing names = new Erasing(tx, agents);
    if (names.isNobody()) {
      return Map.of();
    }
    Segments segments = new Segments(tx);
    List<Long> places = segments.remove(names.actors()::has);
    names.erase(places);
    long kept = 0;
    for (long place : places) {
      List<StoredStatement> there = log.readAfter(place - 1, 1);
      if (!there.isEmpty() && there.get(0).seq() == place) {
        handler.takeAgain(there.get(0), tx);
        kept++;
      }
    }
    return Map.of("rows", places.size() - kept, "agents", (long) names.actors().size());
  }
}
