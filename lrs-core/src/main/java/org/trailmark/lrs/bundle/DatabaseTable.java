package org.trailmark.lrs.bundle;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * A table, read and written without knowing what it means. Rows come in the order of the primary
 * key, texts by their bytes, so that every database gives the same; a table without a key in the
 * order of its first column.
 *
 * @param columns the types of its columns, as JDBC numbers them, by name
 * @param order what rows are put in order by
 */
record DatabaseTable(String name, SortedMap<String, Integer> columns, List<String> order) {
  private static final int FETCHED = 500;

  /** The store's own tables that are carried along, in order. */
  static List<DatabaseTable> ofStore(Connection connection) throws SQLException {
    return of(connection, Bundle.MADE_AGAIN);
  }

  /** All tables of a plugin, in order. */
  static List<DatabaseTable> ofPlugin(Connection connection) throws SQLException {
    return of(connection, Set.of());
  }

  private static List<DatabaseTable> of(Connection connection, Set<String> without)
      throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    List<String> names = new ArrayList<>();
    try (ResultSet tables =
        about.getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (tables.next()) {
        names.add(tables.getString("TABLE_NAME"));
      }
    }
    names.removeIf(name -> name.startsWith("sqlite_"));
    names.removeAll(Bundle.HISTORIES);
    names.removeAll(without);
    Collections.sort(names);
    List<DatabaseTable> found = new ArrayList<>();
    for (String name : names) {
      found.add(of(connection, name));
    }
    return found;
  }

  private static DatabaseTable of(Connection connection, String name) throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    SortedMap<String, Integer> columns = new TreeMap<>();
    String first = null;
    try (ResultSet rows = about.getColumns(null, connection.getSchema(), name, "%")) {
      while (rows.next()) {
        String column = rows.getString("COLUMN_NAME");
        first = first == null ? column : first;
        columns.put(column, rows.getInt("DATA_TYPE"));
      }
    }
    SortedMap<Integer, String> key = new TreeMap<>();
    try (ResultSet rows = about.getPrimaryKeys(null, connection.getSchema(), name)) {
      while (rows.next()) {
        key.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
      }
    }
    boolean hasCollations = about.getDatabaseProductName().equals("PostgreSQL");
    List<String> order = new ArrayList<>();
    for (String column : key.isEmpty() && first != null ? List.of(first) : key.values()) {
      boolean text = columns.getOrDefault(column, Types.OTHER) == Types.VARCHAR;
      order.add(column + (hasCollations && text ? " COLLATE \"C\"" : ""));
    }
    columns.keySet().removeIf(column -> Bundle.NUMBERED.contains(name + "." + column));
    return new DatabaseTable(name, columns, order);
  }

  /** What takes rows. */
  @FunctionalInterface
  interface Rows {
    /** A row, its values by column. */
    void take(SortedMap<String, @Nullable Object> row) throws IOException;
  }

  /** Gives every row. */
  void read(Connection connection, Rows rows) throws SQLException, IOException {
    List<String> names = List.copyOf(columns.keySet());
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCHED);
      try (ResultSet found =
          statement.executeQuery(
              "SELECT "
                  + String.join(", ", names)
                  + " FROM "
                  + name
                  + " ORDER BY "
                  + String.join(", ", order))) {
        while (found.next()) {
          SortedMap<String, @Nullable Object> row = new TreeMap<>();
          for (int i = 0; i < names.size(); i++) {
            row.put(names.get(i), found.getObject(i + 1));
          }
          rows.take(row);
        }
      }
    }
  }

  /** Whether it has no row. */
  boolean isEmpty(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT 1 FROM " + name + " LIMIT 1")) {
      return !found.next();
    }
  }

  /** Takes out every row. */
  void clear(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM " + name);
    }
  }

  /**
   * Adds rows.
   *
   * @throws LrsException {@code INVALID_DOCUMENT} if one has other columns than the table
   */
  void insert(Connection connection, List<Map<String, @Nullable Object>> rows) throws SQLException {
    String sql =
        "INSERT INTO "
            + name
            + " ("
            + String.join(", ", columns.keySet())
            + ") VALUES ("
            + columns.keySet().stream().map(column -> "?").collect(Collectors.joining(", "))
            + ")";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (Map<String, @Nullable Object> row : rows) {
        requireColumns(row);
        int place = 1;
        for (Map.Entry<String, Integer> column : columns.entrySet()) {
          set(insert, place++, row.get(column.getKey()), column.getValue());
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void set(PreparedStatement insert, int place, @Nullable Object value, int type)
      throws SQLException {
    if (value == null) {
      insert.setNull(place, type);
    } else if (value instanceof byte[] bytes) {
      insert.setBytes(place, bytes);
    } else {
      insert.setObject(place, value);
    }
  }

  private void requireColumns(Map<String, @Nullable Object> row) {
    if (!row.keySet().equals(columns.keySet())) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT,
          "The table "
              + name
              + " has the columns "
              + columns.keySet()
              + " here, and in the bundle "
              + row.keySet()
              + ". Import with the version of Trailmark that exported, and go to another then.");
    }
  }
}
