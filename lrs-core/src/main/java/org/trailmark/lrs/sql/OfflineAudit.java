package org.trailmark.lrs.sql;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.access.SqlAuditReader;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.sql.connection.SqlSource;
import org.trailmark.lrs.sql.postgres.PostgresAddress;
import org.trailmark.lrs.sql.postgres.PostgresSource;
import org.trailmark.lrs.sql.sqlite.SqliteFile;
import org.trailmark.lrs.store.AuditEntry;
import org.trailmark.lrs.store.AuditQuery;
import org.trailmark.lrs.store.AuditReader;
import org.trailmark.lrs.store.AuditedAct;

/**
 * The audit log of a store that need not be open: of a data folder, whether a server uses it or
 * not, of a backup, or of a database. Reads alone, and changes nothing.
 */
public final class OfflineAudit implements AuditReader, AutoCloseable {
  private final SqlReader sessions;
  private final SqlAuditReader reader;

  private OfflineAudit(SqlSource source) {
    this.sessions = new SqlReader(source, 1);
    this.reader = new SqlAuditReader(sessions);
  }

  /**
   * The log of a data folder.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if nothing is kept there
   */
  public static OfflineAudit ofFolder(Path dataDir) {
    Path file = dataDir.resolve("lrs.db");
    if (!Files.isRegularFile(file)) {
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION, "There is no " + file + ": nothing is kept there.");
    }
    return new OfflineAudit(new SqliteFile(file));
  }

  /**
   * The log of a PostgreSQL database.
   *
   * @param url as for {@link PostgresStorage#open}
   * @throws LrsException {@code INVALID_CONFIGURATION} if the URL is none
   */
  public static OfflineAudit ofDatabase(String url) {
    return new OfflineAudit(PostgresSource.ofStore(PostgresAddress.parse(url)));
  }

  @Override
  public List<AuditedAct> acts(AuditQuery query, long before, int max) {
    return reader.acts(query, before, max);
  }

  @Override
  public List<AuditEntry> readAfter(long seq, int max) {
    return reader.readAfter(seq, max);
  }

  @Override
  public void close() {
    sessions.close();
  }
}
