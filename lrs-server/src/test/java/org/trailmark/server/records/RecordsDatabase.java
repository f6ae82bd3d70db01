package org.trailmark.server.records;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of the records in a database in memory, without the host's. */
public final class RecordsDatabase {
  private RecordsDatabase() {}

  public static Connection open() throws SQLException {
    Connection tx = DriverManager.getConnection("jdbc:sqlite::memory:");
    try (InputStream sql = RecordsDatabase.class.getResourceAsStream("/db/records/V1__begin.sql");
        Statement statement = tx.createStatement()) {
      statement.executeUpdate(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return tx;
  }
}
