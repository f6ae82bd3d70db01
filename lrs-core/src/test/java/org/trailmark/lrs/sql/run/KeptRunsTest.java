package org.trailmark.lrs.sql.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trailmark.lrs.sql.TestStatements.agent;
import static org.trailmark.lrs.sql.TestStatements.passed;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.index.IndexShape;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.StatementQuery;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.ValidStatement;

class KeptRunsTest {
  private static final String RUNS = "SELECT count(*) FROM run";
  private static final String MERGED = "SELECT count(*) FROM run WHERE level > 1";
  private static final String UNLISTED =
      "SELECT count(*) FROM run_page WHERE run NOT IN (SELECT id FROM run)";

  /** However busy the machine is. */
  private static final Duration SOON = Duration.ofMinutes(1);

  @TempDir Path folder;

  private SqliteStorage open(IndexShape shape) {
    return SqliteStorage.open(folder, InstantSource.system(), shape);
  }

  private static List<UUID> append(SqliteStorage storage, int count) {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ValidStatement one = passed("ann", "course-" + i);
      storage.writer().append(List.of(one)).toCompletableFuture().join();
      ids.add(one.id());
    }
    return ids;
  }

  private static void assertFound(SqliteStorage storage, List<UUID> ids) {
    StatementQuery query =
        new StatementQuery(
            agent("ann"), false, null, null, false, null, null, null, true, 10_000, null);
    assertThat(storage.reader().query(query).statements())
        .extracting(StoredStatement::id)
        .isEqualTo(ids);
    assertThat(ids).allSatisfy(id -> assertThat(storage.reader().find(id)).isPresent());
  }

  @Test
  void open_runsWereWritten_findsEverything() throws Exception {
    List<UUID> ids;
    try (SqliteStorage storage = open(new IndexShape(2, 2))) {
      ids = append(storage, 31);
      await().atMost(SOON).untilAsserted(() -> assertThat(count(MERGED)).isPositive());
    }

    try (SqliteStorage storage = open(new IndexShape(3, 2))) {
      assertFound(storage, ids);
      ids.addAll(append(storage, 7));
      assertFound(storage, ids);
    }
  }

  @Test
  void pages_ofARunThatWasInterrupted_areSwept() throws Exception {
    try (SqliteStorage storage = open(new IndexShape(2, 2))) {
      append(storage, 9);
      await().atMost(SOON).untilAsserted(() -> assertThat(count(RUNS)).isPositive());
    }
    execute(
        "INSERT INTO run_page (run, first, page)"
            + " SELECT 1000, first, page FROM run_page WHERE run = (SELECT min(id) FROM run)");
    execute("DELETE FROM run WHERE id = (SELECT id FROM run ORDER BY first_seq DESC LIMIT 1)");

    try (SqliteStorage storage = open(new IndexShape(2, 2))) {
      List<UUID> before = storage.log().readAfter(0, 100).stream().map(one -> one.id()).toList();
      List<UUID> all = Stream.concat(before.stream(), append(storage, 4).stream()).toList();

      await().atMost(SOON).untilAsserted(() -> assertThat(count(UNLISTED)).isZero());
      assertFound(storage, all);
    }
  }

  @Test
  void open_moreThanMemoryShouldHold_isWrittenMeanwhile() throws Exception {
    List<ValidStatement> batch =
        Stream.generate(() -> passed("ann", "course")).limit(6_000).toList();
    try (SqliteStorage storage = open(IndexShape.DEFAULT)) {
      storage.writer().append(batch).toCompletableFuture().join();
    }

    try (SqliteStorage storage = open(new IndexShape(1_000, 100))) {
      assertThat(count(RUNS)).isPositive();
      assertFound(storage, batch.stream().map(ValidStatement::id).toList());
    }
  }

  private long count(String sql) throws SQLException {
    try (Connection other = connect();
        Statement statement = other.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:sqlite:" + folder.resolve("lrs.db") + "?busy_timeout=" + SOON.toMillis());
  }
}
