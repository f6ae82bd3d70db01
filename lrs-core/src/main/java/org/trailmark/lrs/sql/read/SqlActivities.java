package org.trailmark.lrs.sql.read;

import java.util.Optional;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.store.ActivityReader;

/** Reads the definitions that {@code DefinitionTable} writes. */
public final class SqlActivities implements ActivityReader {
  private static final String FIND =
      "SELECT definition FROM activity_definition WHERE activity = :activity";

  private final SqlReader reader;

  public SqlActivities(SqlReader reader) {
    this.reader = reader;
  }

  @Override
  public Optional<byte[]> definition(String activity) {
    return reader.read(
        handle ->
            handle
                .createQuery(FIND)
                .bind("activity", activity)
                .map((row, unused) -> row.getBytes(1))
                .findOne());
  }
}
