package org.trailmark.journey.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Times are milliseconds since the epoch, flags 0 or 1, on SQLite and PostgreSQL alike. */
public final class Rows {

  private Rows() {}

  /** The time in a column that is never null. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  /** The time in a column; null where the column is. */
  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  /** The text in a column that is never null. */
  public static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    if (text == null) {
      throw new SQLException(column + " is null");
    }
    return text;
  }

  /** The number in a column; null where the column is. */
  public static @Nullable Long numberOrNull(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }

  /** A text from outside as it is stored: PostgreSQL knows no U+0000. */
  public static String storable(String text) {
    return text.replace('\u0000', '\ufffd');
  }

  /** A time as it is stored. */
  public static @Nullable Long millis(@Nullable Instant time) {
    return time == null ? null : time.toEpochMilli();
  }

  /**
   * The next id of a table. Safe because writers of a plugin's database take turns.
   *
   * @param table a name in the program's text, never from outside
   */
  public static long nextId(Handle handle, String table) {
    return handle.createQuery("SELECT COALESCE(MAX(id), 0) FROM " + table).mapTo(Long.class).one()
        + 1;
  }
}
