package org.trailmark.journey.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.junit.jupiter.api.Test;

class HandlesTest {
  private static final String ASK = "SELECT :number + 1";

  @Test
  void sqlText_usedInTwoTransactions_isParsedOnce() throws SQLException {
    try (Connection one = DriverManager.getConnection("jdbc:sqlite::memory:");
        Connection other = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      assertThat(parsed(one)).isSameAs(parsed(other));
    }
  }

  private static Object parsed(Connection connection) {
    Handle handle = Handles.over(connection);
    SqlParser parser = handle.getConfig(SqlStatements.class).getSqlParser();
    try (var query = handle.createQuery(ASK).bind("number", 1)) {
      assertThat(query.mapTo(Integer.class).one()).isEqualTo(2);
      return parser.parse(ASK, query.getContext());
    }
  }
}
