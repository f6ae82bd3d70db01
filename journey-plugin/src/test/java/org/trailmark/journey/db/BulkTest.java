package org.trailmark.journey.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulkTest {
  private static final String ADD =
      "INSERT INTO word (id, text) VALUES (?, ?) ON CONFLICT DO NOTHING";

  private static final String WORD =
      "SELECT w.id AS id FROM asked CROSS JOIN word w WHERE w.text = asked.text";

  private Connection connection;
  private Handle handle;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    handle = Handles.over(connection);
    handle.execute("CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT)");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void rows_areWrittenAndFoundHoweverManyTheyAre() {
    List<@Nullable Object[]> words = new ArrayList<>();
    List<@Nullable Object[]> asked = new ArrayList<>();
    for (int i = 0; i < 1_203; i++) {
      words.add(Bulk.row(i, "word-" + i));
      asked.add(Bulk.row(2 * i, "word-" + 2 * i));
    }

    assertThat(Bulk.update(handle, ADD, words)).hasSize(1_203).containsOnly(1);
    assertThat(
            Bulk.query(
                handle,
                "number, text",
                asked,
                "SELECT w.id AS id FROM asked CROSS JOIN word w"
                    + " WHERE w.id = asked.number AND w.text = asked.text",
                r -> r.getInt("id")))
        .hasSize(602)
        .doesNotHaveDuplicates()
        .allMatch(id -> id % 2 == 0);
  }

  @Test
  void valuesThatAreHardToQuote_areFound() {
    String text = "\"quoted\" \\ \n \uD83D\uDE00 'and' [1]";
    Bulk.update(handle, ADD, List.of(Bulk.row(1, text), Bulk.row(2, "1")));

    assertThat(
            Bulk.query(
                handle,
                "text",
                Collections.singletonList(Bulk.row(text)),
                WORD,
                r -> r.getInt("id")))
        .containsExactly(1);
    assertThat(
            Bulk.query(
                handle,
                "text, least, most",
                Collections.singletonList(Bulk.row("1", Long.MIN_VALUE, Long.MAX_VALUE)),
                WORD + " AND w.id > asked.least AND w.id < asked.most",
                r -> r.getInt("id")))
        .containsExactly(2);
  }

  @Test
  void update_tellsWhichRowsChangedSomething() {
    Bulk.update(handle, ADD, Collections.singletonList(Bulk.row(2, null)));

    assertThat(Bulk.update(handle, ADD, List.of(Bulk.row(1, "a"), Bulk.row(2, "b"))))
        .containsExactly(1, 0);
  }

  @Test
  void nothing_isNotAsked() {
    assertThat(Bulk.update(handle, "no SQL", List.of())).isEmpty();
    assertThat(Bulk.query(handle, "a", List.of(), "no SQL", r -> 1)).isEmpty();
  }

  @Test
  void refusal_carriesItsCause() {
    assertThatThrownBy(() -> Bulk.update(handle, "no SQL", Collections.singletonList(Bulk.row(1))))
        .isInstanceOf(UnableToExecuteStatementException.class)
        .hasCauseInstanceOf(SQLException.class)
        .hasMessageContaining("no SQL");
  }
}
