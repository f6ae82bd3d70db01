package org.trailmark.lrs.sql;

import java.sql.PreparedStatement;
import java.util.Set;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.sql.connection.SqlWriter;
import org.trailmark.lrs.store.DisabledPlugins;

/** A row for each plugin that is disabled. */
final class SqlDisabledPlugins implements DisabledPlugins {
  private static final String NAMES = "SELECT name FROM disabled_plugin";
  private static final String ADD =
      "INSERT INTO disabled_plugin (name) VALUES (?) ON CONFLICT (name) DO NOTHING";
  private static final String REMOVE = "DELETE FROM disabled_plugin WHERE name = ?";

  private final SqlReader reader;
  private final SqlWriter writer;

  SqlDisabledPlugins(SqlReader reader, SqlWriter writer) {
    this.reader = reader;
    this.writer = writer;
  }

  @Override
  public Set<String> names() {
    return reader.read(handle -> handle.createQuery(NAMES).mapTo(String.class).set());
  }

  @Override
  public void set(String name, boolean disabled) {
    writer.transaction(
        session -> {
          PreparedStatement change = session.prepare(disabled ? ADD : REMOVE);
          change.setString(1, name);
          return change.executeUpdate();
        });
  }
}
