package org.trailmark.lrs.dispatch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The table of a plugin's tasks, in its database. */
final class TaskTable {
  private static final String SAVE =
      "INSERT INTO trailmark_task (name, schedule, due_at, next_at, done_at, failures, error)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
          + " schedule = excluded.schedule, due_at = excluded.due_at, next_at = excluded.next_at,"
          + " done_at = excluded.done_at, failures = excluded.failures, error = excluded.error";
  private static final String ALL =
      "SELECT name, schedule, due_at, next_at, done_at, failures, error FROM trailmark_task";
  private static final String REMOVE = "DELETE FROM trailmark_task WHERE name = ?";

  private TaskTable() {}

  static Map<String, TaskStatus> all(Connection tx) throws SQLException {
    Map<String, TaskStatus> all = new TreeMap<>();
    try (PreparedStatement select = tx.prepareStatement(ALL);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        String name = rows.getString(1);
        all.put(
            name,
            new TaskStatus(
                name,
                rows.getString(2),
                Instant.ofEpochMilli(rows.getLong(3)),
                Instant.ofEpochMilli(rows.getLong(4)),
                instant(rows, 5),
                rows.getInt(6),
                rows.getString(7)));
      }
    }
    return all;
  }

  private static @Nullable Instant instant(ResultSet rows, int column) throws SQLException {
    long millis = rows.getLong(column);
    return rows.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  static void save(Connection tx, TaskStatus task) throws SQLException {
    try (PreparedStatement save = tx.prepareStatement(SAVE)) {
      save.setString(1, task.name());
      save.setString(2, task.schedule());
      save.setLong(3, task.dueAt().toEpochMilli());
      save.setLong(4, task.nextAt().toEpochMilli());
      Instant done = task.doneAt();
      if (done == null) {
        save.setNull(5, Types.BIGINT);
      } else {
        save.setLong(5, done.toEpochMilli());
      }
      save.setInt(6, task.failures());
      save.setString(7, task.error());
      save.executeUpdate();
    }
  }

  static void remove(Connection tx, String name) throws SQLException {
    try (PreparedStatement remove = tx.prepareStatement(REMOVE)) {
      remove.setString(1, name);
      remove.executeUpdate();
    }
  }
}
