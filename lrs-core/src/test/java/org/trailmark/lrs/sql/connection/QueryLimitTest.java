package org.trailmark.lrs.sql.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.sqlite.SqliteFile;

/** What would be read for ever ends, and its session is not the next one's. */
@Timeout(60)
class QueryLimitTest {
  private static final String WITHOUT_END =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

  private static final String A_MILLISECOND =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
          + " SELECT count(*) FROM n";

  @TempDir private Path folder;
  private final QueryLimit limit = new QueryLimit(Duration.ofMillis(50));
  private SqlReader reader;

  @BeforeEach
  void open() {
    SqliteFile file = new SqliteFile(folder.resolve("some.db"));
    file.migrate(List.of());
    reader = new SqlReader(file, 1);
  }

  @AfterEach
  void close() {
    reader.close();
    limit.close();
  }

  @Test
  void statementWithoutEnd_isBrokenOff_andTheNextRequestIsAnswered() {
    QueryLimit.Running running = limit.begin();
    assertTimesOut(() -> reader.read(sql -> sql.createQuery(WITHOUT_END).mapTo(Long.class).one()));
    assertTimesOut(() -> reader.look(session -> 1)); // nor is anything else asked by it
    running.end();

    assertThat(reader.<Integer>look(session -> 1)).isEqualTo(1);
  }

  @Test
  void manyShortStatements_areBrokenOff() {
    QueryLimit.Running running = limit.begin();
    assertTimesOut(
        () ->
            reader.look(
                session -> {
                  while (!Thread.currentThread().isInterrupted()) {
                    session.prepare("SELECT 1").executeQuery().close();
                  }
                  return 1;
                }));
    running.end();
  }

  /** Sooner or later: SQLite heeds an interrupt only in the middle of a statement. */
  @Test
  void oneStatementAskedAgainAndAgain_isBrokenOff() {
    QueryLimit.Running running = limit.begin();
    assertTimesOut(
        () ->
            reader.look(
                session -> {
                  PreparedStatement some = session.prepare(A_MILLISECOND);
                  while (!Thread.currentThread().isInterrupted()) {
                    some.executeQuery().close();
                  }
                  return 1;
                }));
    running.end();
  }

  @Test
  void connectionThatIsLent_makesNoMoreStatements() {
    QueryLimit.Running running = limit.begin();
    assertTimesOut(
        () ->
            reader.read(
                sql -> {
                  while (!Thread.currentThread().isInterrupted()) {
                    sql.getConnection().prepareStatement("SELECT 1").close();
                  }
                  return 1;
                }));
    running.end();
  }

  @Test
  void otherThreads_takeTheirTime() throws Exception {
    QueryLimit.Running running = limit.begin();
    assertTimesOut(() -> reader.read(sql -> sql.createQuery(WITHOUT_END).mapTo(Long.class).one()));

    int[] read = new int[1];
    Thread other = new Thread(() -> read[0] = reader.<Integer>look(session -> 1));
    other.start();
    other.join();

    assertThat(read[0]).isEqualTo(1);
    running.end();
  }

  private static void assertTimesOut(ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            LrsException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.QUERY_TIMEOUT))
        .hasMessageContaining("0.05 s");
  }
}
