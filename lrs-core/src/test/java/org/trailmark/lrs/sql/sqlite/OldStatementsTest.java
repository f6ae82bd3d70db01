package org.trailmark.lrs.sql.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.trailmark.lrs.sql.TestStatements.activity;
import static org.trailmark.lrs.sql.TestStatements.agent;
import static org.trailmark.lrs.sql.TestStatements.iri;
import static org.trailmark.lrs.sql.TestStatements.passed;
import static org.trailmark.lrs.sql.TestStatements.referring;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trailmark.lrs.index.IndexShape;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.sql.TestStatements;
import org.trailmark.lrs.store.StatementQuery;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.StatementKeys;
import org.trailmark.lrs.xapi.ValidStatement;

class OldStatementsTest {
  private static final Instant FIRST = Instant.parse("2026-11-22T11:16:00.001Z");
  private static final UUID REGISTRATION = UUID.randomUUID();

  @TempDir Path folder;

  private final ValidStatement done =
      TestStatements.of(
          UUID.randomUUID(),
          "ann",
          iri("passed"),
          activity("course"),
          "{\"registration\":\"%s\"}".formatted(REGISTRATION));
  private final ValidStatement liked = referring("ben", iri("liked"), done.id());
  private final ValidStatement wrong = passed("cy", "other");
  private final ValidStatement voiding = referring("dee", StatementKeys.VOIDED, wrong.id());
  private final ValidStatement later = passed("flo", "third");
  private final ValidStatement early = referring("eve", iri("liked"), later.id());

  private SqliteStorage open() {
    return SqliteStorage.open(folder, InstantSource.system(), new IndexShape(2, 2));
  }

  private void fill(OldFile file) throws Exception {
    file.add(done, FIRST);
    file.add(liked, FIRST.plusMillis(1), done);
    file.add(wrong, FIRST.plusMillis(2));
    file.add(voiding, FIRST.plusMillis(2), wrong);
    file.add(early, FIRST.plusMillis(3));
  }

  private void oldFile() throws Exception {
    try (OldFile file = new OldFile(folder)) {
      fill(file);
    }
  }

  private static List<UUID> query(
      SqliteStorage storage,
      @Nullable Ifi agent,
      @Nullable String verb,
      @Nullable String activity,
      @Nullable UUID registration) {
    StatementQuery query =
        new StatementQuery(
            agent, false, verb, activity, false, registration, null, null, true, 10_000, null);
    return ids(storage, query);
  }

  private static List<UUID> ids(SqliteStorage storage, StatementQuery query) {
    return storage.reader().query(query).statements().stream().map(StoredStatement::id).toList();
  }

  private static StoredStatement find(SqliteStorage storage, ValidStatement statement) {
    return storage.reader().find(statement.id()).orElseThrow();
  }

  @Test
  void log_oldFile_hasEachStatementInItsPlaceWithItsMoment() throws Exception {
    oldFile();
    try (SqliteStorage storage = open()) {
      List<StoredStatement> log = storage.log().readAfter(0, 10);

      assertThat(log).extracting(StoredStatement::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
      assertThat(log)
          .extracting(StoredStatement::id)
          .containsExactly(done.id(), liked.id(), wrong.id(), voiding.id(), early.id());
      assertThat(log)
          .extracting(StoredStatement::voided)
          .containsExactly(false, false, true, false, false);
      assertThat(log.get(3).stored()).isEqualTo(FIRST.plusMillis(2));
      assertThat(log.get(3).json()).isEqualTo(voiding.stamped(FIRST.plusMillis(2)));
      assertThat(storage.log().head()).isEqualTo(5);
    }
  }

  @Test
  void query_oldFile_findsByEachFilter() throws Exception {
    oldFile();
    try (SqliteStorage storage = open()) {
      assertThat(query(storage, agent("ben"), null, null, null)).containsExactly(liked.id());
      assertThat(query(storage, null, iri("liked"), null, null))
          .containsExactly(liked.id(), early.id());
      assertThat(query(storage, null, null, iri("nowhere"), null)).isEmpty();
    }
  }

  @Test
  void query_oldReference_isFoundByWhatItRefersTo() throws Exception {
    oldFile();
    try (SqliteStorage storage = open()) {
      assertThat(query(storage, agent("ann"), null, null, null))
          .containsExactly(done.id(), liked.id());
      assertThat(query(storage, null, iri("liked"), iri("course"), null))
          .containsExactly(liked.id());
      assertThat(query(storage, null, null, null, REGISTRATION))
          .containsExactly(done.id(), liked.id());
    }
  }

  @Test
  void query_relatedAgents_areKeptWithOldStatements() throws Exception {
    oldFile();
    try (SqliteStorage storage = open()) {
      Ifi authority = new Ifi.Account("https://lrs.example.org", "tests");

      assertThat(query(storage, authority, null, null, null)).isEmpty();
      assertThat(
              ids(
                  storage,
                  new StatementQuery(
                      authority,
                      true,
                      iri("passed"),
                      null,
                      false,
                      null,
                      null,
                      null,
                      true,
                      9,
                      null)))
          .containsExactly(done.id(), liked.id(), voiding.id());
    }
  }

  @Test
  void query_sinceAndUntil_cutOldStatementsByTheirMoments() throws Exception {
    oldFile();
    try (SqliteStorage storage = open()) {
      StatementQuery between =
          new StatementQuery(
              null, false, null, null, false, null, FIRST, FIRST.plusMillis(2), false, 10, null);

      assertThat(ids(storage, between)).containsExactly(voiding.id(), liked.id());
    }
  }

  @Test
  void find_voidedInOldFile_saysSo() throws Exception {
    oldFile();
    try (SqliteStorage storage = open()) {
      assertThat(find(storage, wrong).voided()).isTrue();
      assertThat(find(storage, voiding).voided()).isFalse();
      assertThat(query(storage, agent("cy"), null, null, null)).containsExactly(voiding.id());
    }
  }

  @Test
  void append_targetOfAnOldReference_letsItBeFound() throws Exception {
    oldFile();
    try (SqliteStorage storage = open()) {
      ValidStatement again = referring("gus", iri("shared"), liked.id());
      storage.writer().append(List.of(later, again)).toCompletableFuture().join();

      assertThat(query(storage, agent("flo"), null, null, null))
          .containsExactly(early.id(), later.id());
      assertThat(query(storage, null, iri("shared"), iri("course"), null))
          .containsExactly(again.id());
      assertThat(find(storage, later).seq()).isEqualTo(6);
    }
  }

  @Test
  void append_equalToAnOldStatement_isKnown() throws Exception {
    oldFile();
    try (SqliteStorage storage = open()) {
      assertThat(storage.writer().append(List.of(done)).toCompletableFuture().join().known())
          .isEqualTo(1);
    }
  }

  @Test
  void open_oldFile_leavesNothingOfTheOldLayout() throws Exception {
    oldFile();
    open().close();

    try (Connection other = connect();
        Statement statement = other.createStatement();
        ResultSet tables =
            statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
      List<String> names = new ArrayList<>();
      while (tables.next()) {
        names.add(tables.getString(1));
      }
      assertThat(names)
          .contains("log", "document")
          .doesNotContain("statement", "term", "entry", "reference", "inherited", "voided");
    }
  }

  /** What stops the move, half way or when only old entries are left to be removed. */
  @ParameterizedTest
  @ValueSource(strings = {"DELETE ON statement WHEN old.seq > 1000", "DELETE ON entry"})
  void open_moveWasInterrupted_goesOn(String where) throws Exception {
    List<UUID> passed = new ArrayList<>();
    try (OldFile file = new OldFile(folder)) {
      file.add(done, FIRST);
      file.add(wrong, FIRST);
      while (passed.size() < 1_200) {
        ValidStatement one = passed("hal", "course");
        passed.add(one.id());
        file.add(one, FIRST.plusMillis(passed.size()));
      }
      file.add(voiding, FIRST.plusSeconds(2), wrong);
      file.add(liked, FIRST.plusSeconds(2), done);
    }
    execute(
        "CREATE TRIGGER stop BEFORE " + where + " BEGIN SELECT RAISE(ABORT, 'interrupted'); END");
    assertThatExceptionOfType(LrsException.class).isThrownBy(this::open);
    execute("DROP TRIGGER stop");

    try (SqliteStorage storage =
        SqliteStorage.open(folder, InstantSource.system(), new IndexShape(100, 2))) {
      assertThat(storage.log().readAfter(0, 10_000)).hasSize(1_204);
      assertThat(query(storage, agent("hal"), null, null, null)).isEqualTo(passed);
      assertThat(query(storage, agent("ann"), null, null, null))
          .containsExactly(done.id(), liked.id());
      assertThat(find(storage, wrong).voided()).isTrue();
    }
  }

  private void execute(String sql) throws Exception {
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect() throws Exception {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lrs.db"));
  }
}
