package org.trailmark.lrs.sql;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads from a database file, each time on one snapshot. */
final class SqliteReader implements AutoCloseable {
  private final SqliteFile file;
  private final HikariDataSource pool;
  private final Jdbi jdbi;

  SqliteReader(SqliteFile file, int connections) {
    this.file = file;
    this.pool = file.readers(connections);
    this.jdbi = Jdbi.create(pool);
  }

  /**
   * Runs work that only reads.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code STORE_UNAVAILABLE} when the database
   *     fails
   */
  <T extends @Nullable Object> T read(HandleCallback<T, SQLException> work) {
    try (Handle handle = jdbi.open()) {
      return work.withHandle(handle);
    } catch (SQLException | RuntimeException e) {
      throw SqliteFailure.of(e, file);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
