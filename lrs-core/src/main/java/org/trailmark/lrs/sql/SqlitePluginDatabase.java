package org.trailmark.lrs.sql;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.PluginDatabase;

/**
 * A plugin's own file. Beside the plugin's tables it holds the host's, whose names begin with
 * {@code trailmark_}: checkpoint and quarantine, so that they commit together with what the plugin
 * writes.
 */
final class SqlitePluginDatabase implements PluginDatabase, AutoCloseable {
  private static final int READERS = 4;

  private final SqliteReader reader;
  private final SqliteWriter writer;

  private SqlitePluginDatabase(SqliteFile file) {
    this.reader = new SqliteReader(file, READERS);
    this.writer = new SqliteWriter(file);
  }

  static SqlitePluginDatabase open(SqliteFile file, List<Migrations> migrations) {
    try (HikariDataSource migrator = file.migrator()) {
      migrations.forEach(migration -> migration.run(migrator));
      return new SqlitePluginDatabase(file);
    } catch (RuntimeException e) {
      throw SqliteFailure.of(e, file);
    }
  }

  @Override
  public <T extends @Nullable Object> T read(SqlWork<T> work) {
    return reader.read(handle -> work.run(LentConnection.of(handle.getConnection())));
  }

  @Override
  public <T extends @Nullable Object> T write(SqlWork<T> work) {
    return writer.transaction(session -> work.run(LentConnection.of(session.connection())));
  }

  @Override
  public void close() {
    reader.close();
    writer.close();
  }
}
