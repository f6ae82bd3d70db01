package org.trailmark.lrs.sql.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.pack.StatementPacker;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.sql.connection.SqlSource;
import org.trailmark.lrs.sql.connection.SqlWriter;

/**
 * What every storage is built on: the ways into its database, and how statements are packed and
 * found.
 *
 * @param snapshots reads
 * @param statements writes the log
 * @param others writes everything else; may be the same
 */
public record SqlCore(
    InstantSource clock,
    SqlReader snapshots,
    SqlWriter statements,
    SqlWriter others,
    TermKeys keys,
    SqlDictionaries dictionaries,
    StatementPacker packer)
    implements AutoCloseable {
  private static final int READERS = 8;

  /**
   * Over a database that is up to date.
   *
   * @param source for reading
   */
  public static SqlCore open(
      SqlSource source, SqlWriter statements, SqlWriter others, InstantSource clock) {
    SqlReader snapshots = new SqlReader(source, READERS);
    boolean done = false;
    try {
      TermKeys keys = new TermKeys(snapshots.look(SqlCore::secret));
      SqlDictionaries dictionaries = new SqlDictionaries(snapshots, others);
      SqlCore core =
          new SqlCore(
              clock,
              snapshots,
              statements,
              others,
              keys,
              dictionaries,
              new StatementPacker(dictionaries));
      done = true;
      return core;
    } finally {
      if (!done) {
        snapshots.close();
        statements.close();
        others.close();
      }
    }
  }

  private static byte[] secret(Session session) throws SQLException {
    try (ResultSet rows = session.prepare("SELECT secret FROM index_secret").executeQuery()) {
      rows.next();
      return rows.getBytes(1);
    }
  }

  @Override
  public void close() {
    snapshots.close();
    statements.close();
    others.close();
    packer.close();
  }
}
