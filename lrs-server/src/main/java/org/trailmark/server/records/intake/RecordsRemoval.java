package org.trailmark.server.records.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.trailmark.lrs.plugin.RemovedStatements;
import org.trailmark.lrs.store.Retention.Removed;
import org.trailmark.server.records.column.Segments;
import org.trailmark.server.records.names.Unnamed;

/** Takes out the rows of statements that are gone, and the names that nothing has any more. */
public final class RecordsRemoval implements RemovedStatements {

  @Override
  public void removed(List<Removed> statements, Connection tx) throws SQLException {
    TreeSet<Long> places = new TreeSet<>();
    statements.forEach(statement -> places.add(statement.seq()));
    Segments segments = new Segments(tx);
    Set<Long> learners = segments.remove(places);
    Unnamed names = new Unnamed(tx);
    names.forgetVoided(places);
    Set<Long> left = new HashSet<>(names.withMembers(learners));
    segments.withoutRows(left);
    names.forget(left);
  }
}
