package org.trailmark.lrs.sql.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.connection.QueryLimit;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.spec.storage.TestPostgres;

/** The database itself is told to end what takes too long. */
@Timeout(60)
class PostgresQueryLimitTest {
  private static final String RUNNING =
      "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'"
          + " AND state = 'active'";

  private final TestPostgres postgres = new TestPostgres();
  private final SqlReader reader =
      new SqlReader(PostgresSource.ofStore(PostgresAddress.parse(postgres.url())), 1);
  private final QueryLimit limit = new QueryLimit(Duration.ofMillis(50));

  @AfterEach
  void close() {
    reader.close();
    limit.close();
    postgres.giveBack();
  }

  @Test
  void statementThatSleeps_isWoken_andTheNextRequestIsAnswered() {
    QueryLimit.Running running = limit.begin();
    assertThatThrownBy(() -> reader.read(sql -> sql.execute("SELECT pg_sleep(3600)")))
        .isInstanceOfSatisfying(
            LrsException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.QUERY_TIMEOUT));
    running.end();

    assertThat(reader.<Long>read(sql -> sql.createQuery(RUNNING).mapTo(Long.class).one())).isZero();
  }
}
