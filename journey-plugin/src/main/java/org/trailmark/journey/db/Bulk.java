package org.trailmark.journey.db;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database about many things with one question, and tells it many things at once, so that
 * a batch does not pay for a statement and a way there and back with each of its rows. In plain
 * JDBC: what costs with many rows is the mapping of values.
 */
public final class Bulk {
  /**
   * What is asked with one statement. It is prepared for the whole pieces and once more for what is
   * left, and the longer it is, the more that takes.
   */
  private static final int PIECE = 100;

  private Bulk() {}

  /** The values of one row: numbers, texts, or null. */
  public static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }

  /** Rows of one value each. */
  public static List<@Nullable Object[]> rows(Collection<String> values) {
    return values.stream().map(Bulk::row).toList();
  }

  /** Makes something of the row on which a result stands. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * Asks about some rows, which the question finds in the table {@code asked}. A question begins
   * with {@code FROM asked CROSS JOIN}, by which SQLite is told to take these one after another and
   * look each up in the other table.
   *
   * @param columns of {@code asked}
   * @param rows one value for each column; no nulls, of which PostgreSQL would not know the type
   * @return what was found; an order that the question asks for holds for what was found for one
   *     row, and for nothing else
   */
  public static <T> List<T> query(
      Handle tx,
      String columns,
      List<@Nullable Object[]> rows,
      String select,
      RowReader<T> reader) {
    List<T> found = new ArrayList<>();
    int from = 0;
    while (from < rows.size()) {
      int size = Math.min(PIECE, rows.size() - from);
      try (PreparedStatement statement =
          tx.getConnection().prepareStatement(asked(columns, rows.get(from), size) + select)) {
        for (; rows.size() - from >= size; from += size) { // all whole pieces, or what is left
          ask(statement, rows.subList(from, from + size), reader, found);
        }
      } catch (SQLException e) {
        throw failure(select, e);
      }
    }
    return found;
  }

  private static String asked(String columns, @Nullable Object[] row, int rows) {
    String places = "(" + "?, ".repeat(row.length - 1) + "?)";
    return "WITH asked (%s) AS (VALUES %s) "
        .formatted(columns, String.join(", ", Collections.nCopies(rows, places)));
  }

  private static <T> void ask(
      PreparedStatement statement,
      List<@Nullable Object[]> rows,
      RowReader<T> reader,
      List<T> found)
      throws SQLException {
    int place = 1;
    for (@Nullable Object[] row : rows) {
      place = bind(statement, place, row);
    }
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        found.add(reader.read(result));
      }
    }
  }

  /**
   * The same, where what is found belongs to what was asked about.
   *
   * @param key whom a row belongs to: all of one row of {@code asked}, or the order among them is
   *     lost
   * @return what was found, by key, in the order of the question
   */
  public static <K, T> Map<K, List<T>> grouped(
      Handle tx,
      String columns,
      List<@Nullable Object[]> rows,
      String select,
      RowReader<K> key,
      RowReader<T> reader) {
    Map<K, List<T>> found = new LinkedHashMap<>();
    query(tx, columns, rows, select, row -> Map.entry(key.read(row), reader.read(row)))
        .forEach(e -> found.computeIfAbsent(e.getKey(), k -> new ArrayList<>()).add(e.getValue()));
    return found;
  }

  /**
   * Does the same with each row, in their order.
   *
   * @return how many rows of the database each one changed; {@link
   *     java.sql.Statement#SUCCESS_NO_INFO} where PostgreSQL took them together and did not count
   */
  public static int[] update(Handle tx, String sql, List<@Nullable Object[]> rows) {
    if (rows.isEmpty()) {
      return new int[0];
    }
    try (PreparedStatement statement = tx.getConnection().prepareStatement(sql)) {
      for (@Nullable Object[] row : rows) {
        bind(statement, 1, row);
        statement.addBatch();
      }
      return statement.executeBatch();
    } catch (SQLException e) {
      throw failure(sql, e);
    }
  }

  private static int bind(PreparedStatement statement, int first, @Nullable Object[] values)
      throws SQLException {
    int place = first;
    for (@Nullable Object value : values) {
      statement.setObject(place++, value);
    }
    return place;
  }

  /** As Jdbi fails, so that the host finds the cause in the same way. */
  private static UnableToExecuteStatementException failure(String sql, SQLException cause) {
    return new UnableToExecuteStatementException(cause.getMessage() + " in: " + sql, cause, null);
  }
}
