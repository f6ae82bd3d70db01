package org.trailmark.lrs.sql;

import java.util.Optional;
import org.trailmark.lrs.store.ActivityReader;

/** Reads the definitions that {@link DefinitionTable} writes. */
final class SqlActivities implements ActivityReader {
  private static final String FIND =
      "SELECT definition FROM activity_definition WHERE activity = :activity";

  private final SqlReader reader;

  SqlActivities(SqlReader reader) {
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
