package org.trailmark.lrs.sql.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.sql.connection.SqlFailure;

/**
 * Copies a database file while others read and write it, this process or another: the copy is what
 * was committed when it began.
 */
public final class SqliteCopy {
  private SqliteCopy() {}

  /**
   * Makes a copy without what was deleted. Not forced to disk.
   *
   * @param target where no file is
   * @throws LrsException {@code STORE_UNAVAILABLE} if one of them cannot be read or written
   */
  public static void make(Path database, Path target) {
    SqliteFile source = new SqliteFile(database);
    // One snapshot: the online backup would begin anew whenever another process commits.
    try (Connection connection = source.connect();
        PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, target.toAbsolutePath().toString());
      copy.execute();
    } catch (SQLException e) {
      throw SqlFailure.of(e, source);
    }
  }
}
