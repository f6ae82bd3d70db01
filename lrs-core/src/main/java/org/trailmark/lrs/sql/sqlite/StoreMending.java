package org.trailmark.lrs.sql.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.connection.SqlFailure;
import org.trailmark.lrs.sql.connection.SqlWriter;

/** Takes away what is damaged and made again by the next start. The folder must not be in use. */
public final class StoreMending {
  private static final String SCHEMA =
      "SELECT sql FROM sqlite_schema WHERE tbl_name IN ('run', 'run_page') AND sql IS NOT NULL"
          + " ORDER BY type DESC"; // tables come before indexes
  private static final String FORGET =
      "DELETE FROM sqlite_schema WHERE tbl_name IN ('run', 'run_page')";

  private StoreMending() {}

  /**
   * Empties the index of statements, whatever state it is in, and writes the file anew: it needs as
   * much room again.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if the folder is in use; {@code
   *     STORE_UNAVAILABLE} if the file cannot be written, or more of it is damaged
   */
  public static void emptyIndex(Path dataDir) {
    try (DataFolder folder = DataFolder.lock(dataDir)) {
      SqliteFile file = folder.statements();
      try (Connection connection = file.connect();
          Statement statement = connection.createStatement()) {
        List<String> schema = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(SCHEMA)) {
          while (rows.next()) {
            schema.add(rows.getString(1));
          }
        }
        // Dropped by name: to drop a tree, SQLite would have to read it.
        statement.execute("PRAGMA writable_schema = ON");
        statement.executeUpdate(FORGET);
        statement.execute("PRAGMA writable_schema = RESET");
        for (String sql : schema) {
          statement.execute(sql);
        }
      } catch (SQLException e) {
        throw SqlFailure.of(e, file);
      }
      new SqlWriter(file).compact(); // its pages are free only now
    }
  }

  /**
   * Puts a plugin's database aside, beside it, as {@code NAME.db.damaged}: the plugin begins anew
   * with the log.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if the folder is in use; {@code
   *     STORE_UNAVAILABLE} if it cannot be moved
   */
  public static Path putAside(Path dataDir, String plugin) {
    try (DataFolder folder = DataFolder.lock(dataDir)) {
      Path file = folder.plugin(plugin).path();
      Path aside = file.resolveSibling(plugin + ".db.damaged");
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(file.resolveSibling(plugin + ".db-wal"));
      Files.deleteIfExists(file.resolveSibling(plugin + ".db-shm"));
      return aside;
    } catch (IOException e) {
      throw new LrsException(
          ProblemCode.STORE_UNAVAILABLE, "The database of " + plugin + " cannot be moved: " + e, e);
    }
  }
}
