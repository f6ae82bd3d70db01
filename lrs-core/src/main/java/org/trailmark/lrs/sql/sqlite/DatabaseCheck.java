package org.trailmark.lrs.sql.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trailmark.lrs.sql.sqlite.StoreCheck.Damage;

/** What SQLite itself finds wrong in a file: trees that do not hold, rows that no index has. */
final class DatabaseCheck {
  private static final Pattern TREE = Pattern.compile("Tree (\\d+) ");
  private static final Pattern INDEX_ROW = Pattern.compile("index run_page_|in run_page|in run\\.");
  private static final String INDEX_TREES =
      "SELECT rootpage FROM sqlite_schema WHERE tbl_name IN ('run', 'run_page') AND rootpage > 0";

  private DatabaseCheck() {}

  /**
   * Checks one file.
   *
   * @param part as it is called to people
   */
  static List<Damage> of(SqliteFile file, String part) {
    try (Connection connection = file.connectToRead();
        Statement statement = connection.createStatement()) {
      List<String> lines = complaints(statement);
      if (lines.isEmpty()) {
        return List.of();
      }
      Set<String> indexTrees = indexTrees(statement);
      // Pages that a broken tree does not reach are called unused: what was broken says more.
      boolean index =
          lines.stream().anyMatch(line -> isOfIndex(line, indexTrees))
              && lines.stream()
                  .allMatch(line -> isOfIndex(line, indexTrees) || line.contains("never used"));
      return lines.stream().map(line -> new Damage(part, line.replace('\n', ' '), index)).toList();
    } catch (SQLException e) {
      String why = file.outage(e);
      return List.of(new Damage(part, why == null ? e.toString() : "It " + why, false));
    }
  }

  private static List<String> complaints(Statement statement) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("PRAGMA integrity_check(20)")) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    } catch (SQLException e) {
      if (lines.isEmpty()) {
        throw e; // else it could not go on because of what it has told already
      }
    }
    return lines.equals(List.of("ok")) ? List.of() : lines;
  }

  private static boolean isOfIndex(String line, Set<String> indexTrees) {
    Matcher tree = TREE.matcher(line);
    return tree.find() ? indexTrees.contains(tree.group(1)) : INDEX_ROW.matcher(line).find();
  }

  private static Set<String> indexTrees(Statement statement) throws SQLException {
    Set<String> trees = new HashSet<>();
    try (ResultSet rows = statement.executeQuery(INDEX_TREES)) {
      while (rows.next()) {
        trees.add(rows.getString(1));
      }
    }
    return trees;
  }
}
