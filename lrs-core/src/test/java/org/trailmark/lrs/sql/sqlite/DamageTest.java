package org.trailmark.lrs.sql.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.trailmark.lrs.sql.TestStatements.agent;
import static org.trailmark.lrs.sql.TestStatements.passed;
import static org.trailmark.lrs.sql.TestStatements.referring;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.index.IndexShape;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.sql.connection.SqlWriter;
import org.trailmark.lrs.sql.log.LogRow;
import org.trailmark.lrs.sql.log.LogTable;
import org.trailmark.lrs.sql.log.SqlCore;
import org.trailmark.lrs.sql.sqlite.StoreCheck.Damage;
import org.trailmark.lrs.store.AttachmentStore.Staged;
import org.trailmark.lrs.store.StatementQuery;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.Sha2;
import org.trailmark.lrs.xapi.StatementKeys;
import org.trailmark.lrs.xapi.ValidStatement;

/** A disk changes what it keeps: what is made of the rest heals, the rest is never given out. */
class DamageTest {
  private static final int STATEMENTS = 40;
  private static final int FLIPS = 100;
  private static final IndexShape SMALL = new IndexShape(4, 3);

  @TempDir private static Path whole;
  private static List<UUID> ids;

  @TempDir private Path parent;
  private Path folder;
  private Path file;

  /** A store whose index is on disk but for its end. */
  @BeforeAll
  static void fill() throws Exception {
    List<UUID> all = new ArrayList<>();
    try (SqliteStorage storage = SqliteStorage.open(whole, InstantSource.system(), SMALL)) {
      for (int i = 0; i < STATEMENTS; i++) {
        ValidStatement one = passed("ann", "course-" + i);
        storage.writer().append(List.of(one)).toCompletableFuture().join();
        all.add(one.id());
      }
      ids = List.copyOf(all);
      storage
          .pluginDatabase("alpha", Optional.empty(), DamageTest.class.getClassLoader())
          .write(c -> c.createStatement().execute("CREATE TABLE t (x TEXT)"));
      try (InputStream data = new ByteArrayInputStream("data".getBytes(UTF_8));
          Staged staged = storage.attachments().stage(new Sha2("0".repeat(64)), data)) {
        staged.keep();
      }
      Path file = whole.resolve("lrs.db");
      await().until(() -> count(file, "SELECT count(*) FROM run WHERE level > 1") > 0);
      await().until(() -> count(file, "SELECT count(*) FROM run") < 6);
      assertThat(count(file, "SELECT count(*) FROM run")).isGreaterThan(1);
    }
  }

  @BeforeEach
  void copy() throws IOException {
    folder = parent.resolve("data");
    file = folder.resolve("lrs.db");
    try (Stream<Path> files = Files.walk(whole)) {
      for (Path one : (Iterable<Path>) files::iterator) {
        Files.copy(one, folder.resolve(whole.relativize(one).toString()));
      }
    }
  }

  private SqliteStorage open() {
    return SqliteStorage.open(folder, InstantSource.system(), SMALL);
  }

  private static List<UUID> ofAnn(SqliteStorage storage) {
    StatementQuery query =
        new StatementQuery(
            agent("ann"), false, null, null, false, null, null, null, true, 10_000, null);
    return storage.reader().query(query).statements().stream().map(StoredStatement::id).toList();
  }

  private void assertWhole() {
    try (SqliteStorage storage = open()) {
      assertThat(ofAnn(storage)).isEqualTo(ids);
      assertThat(ids).allSatisfy(id -> assertThat(storage.reader().find(id)).isPresent());
      storage.check();
    }
  }

  private static void assertUnavailable(String words, Runnable call) {
    assertThatExceptionOfType(LrsException.class)
        .isThrownBy(call::run)
        .withMessageContaining(words)
        .satisfies(e -> assertThat(e.code()).isEqualTo(ProblemCode.STORE_UNAVAILABLE));
  }

  private List<Damage> damages() {
    return StoreCheck.of(folder).damages();
  }

  @Test
  void whole_isFoundWhole() {
    StoreCheck.Report report = StoreCheck.of(folder);

    assertThat(report.damages()).isEmpty();
    assertThat(report.statements()).isEqualTo(STATEMENTS);
    assertThat(report.attachments()).isEqualTo(1);
  }

  @Test
  void folderWithoutAStore_isNoStore() {
    assertThatExceptionOfType(LrsException.class)
        .isThrownBy(() -> StoreCheck.of(folder.resolve("plugins")))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ProblemCode.INVALID_CONFIGURATION));
  }

  @Test
  void pageOfTheIndex_isRefusedUntilTheNextStart() throws Exception {
    execute(
        "UPDATE run_page SET page = "
            + changed("page", 21)
            + " WHERE run = (SELECT id FROM run ORDER BY first_seq LIMIT 1)");
    assertThat(damages()).extracting(Damage::isIndex).containsExactly(true);

    try (SqliteStorage storage = open()) {
      assertUnavailable("Restart Trailmark", () -> ofAnn(storage));
      assertUnavailable("Restart Trailmark", storage::check);
      assertThat(storage.isAlive()).isFalse();
      await().until(() -> count("SELECT count(*) FROM run") == 0);
    }

    assertWhole();
  }

  /** A start looks for what voids; it may be what is damaged. */
  @Test
  void pageThatAStartAsksFor_doesNotKeepItFromStarting() throws Exception {
    try (SqliteStorage storage = open()) {
      ValidStatement voiding = referring("ann", StatementKeys.VOIDED, ids.get(0));
      storage.writer().append(List.of(voiding)).toCompletableFuture().join();
      for (int i = 0; i < 8; i++) { // until it has come into a run
        ValidStatement more = passed("ann", "more-" + i);
        storage.writer().append(List.of(more)).toCompletableFuture().join();
      }
      await().until(() -> count("SELECT max(last_seq) FROM run") > STATEMENTS);
    }
    String withTheVoiding = "FROM run WHERE last_seq > " + STATEMENTS;
    execute(
        "UPDATE run_page SET page = "
            + changed("page", 21)
            + " WHERE run = (SELECT id "
            + withTheVoiding
            + " ORDER BY first_seq LIMIT 1)");

    try (SqliteStorage storage = open()) {
      assertUnavailable("Restart Trailmark", () -> ofAnn(storage));
      assertThat(storage.isAlive()).isFalse();
      await().until(() -> count("SELECT count(*) " + withTheVoiding) == 0);
    }

    try (SqliteStorage storage = open()) {
      assertThat(ofAnn(storage)).doesNotContain(ids.get(0)).contains(ids.get(1));
      storage.check();
    }
  }

  @Test
  void filterOfTheIndex_isMadeAgain() throws Exception {
    execute(
        "UPDATE run SET filter = zeroblob(64) || substr(filter, 65)"
            + " WHERE id = (SELECT max(id) FROM run)");
    assertThat(damages()).extracting(Damage::isIndex).containsExactly(true);

    assertWhole();
  }

  @Test
  void partOfTheIndexThatIsMissing_isMadeAgain() throws Exception {
    execute("DELETE FROM run WHERE first_seq = (SELECT min(first_seq) FROM run)");
    assertThat(damages()).extracting(Damage::isIndex).containsExactly(true);

    assertWhole();
  }

  @Test
  void treeOfTheIndex_isMadeAgainByMending() throws Exception {
    overwrite(page("run_page"), 8192);
    List<Damage> damages = damages();
    assertThat(damages).isNotEmpty().allSatisfy(one -> assertThat(one.isIndex()).isTrue());

    StoreMending.emptyIndex(folder);

    assertThat(damages()).isEmpty();
    assertWhole();
  }

  @Test
  void statement_isNeverGivenOutOtherThanItWas() throws Exception {
    execute("UPDATE log SET packed = " + changed("packed", 41) + " WHERE seq = 7");

    try (SqliteStorage storage = open()) {
      assertUnavailable("place 7", () -> ofAnn(storage));
      assertUnavailable("place 7", () -> storage.reader().find(ids.get(6)));
      assertThat(storage.reader().find(ids.get(7))).isPresent();
      storage.check(); // it takes statements
    }
    assertThat(damages())
        .singleElement()
        .satisfies(one -> assertThat(one.problem()).contains("place 7"))
        .satisfies(one -> assertThat(one.isIndex()).isFalse());
  }

  @Test
  void timeAndId_areSealedToo() throws Exception {
    execute("UPDATE log SET stored = stored + 1 WHERE seq = 3");
    execute("UPDATE log SET id = randomblob(16) WHERE seq = 5");
    execute("UPDATE log SET terms = zeroblob(8) || substr(terms, 9) WHERE seq = 9");

    assertThat(damages()).extracting(Damage::problem).hasSize(3);
  }

  @Test
  void attachment_isFound() throws Exception {
    Path data;
    try (Stream<Path> files = Files.walk(folder.resolve("attachments"))) {
      data = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    Files.writeString(data, "date");

    assertThat(damages())
        .singleElement()
        .satisfies(one -> assertThat(one.part()).startsWith("attachments"));
  }

  @Test
  void databaseOfAPlugin_isToldApart_andPutAside() throws Exception {
    Files.writeString(folder.resolve("plugins/alpha.db"), "this is no database ".repeat(1_000));

    assertThat(damages())
        .singleElement()
        .satisfies(one -> assertThat(one.part()).isEqualTo("plugins/alpha.db"));
    try (SqliteStorage storage = open()) {
      assertUnavailable(
          "damaged",
          () -> storage.pluginDatabase("alpha", Optional.empty(), getClass().getClassLoader()));
      assertThat(ofAnn(storage)).isEqualTo(ids);
    }
    Path aside = StoreMending.putAside(folder, "alpha");

    assertThat(aside).exists();
    assertThat(damages()).isEmpty();
  }

  @Test
  void truncatedFile_isFound() throws Exception {
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.setLength(raw.length() / 2);
    }

    assertThat(damages()).isNotEmpty();
  }

  /** Whatever single byte it is: either the check finds it, or all is as it was. */
  @Test
  void anyByte_isFoundOrMeansNothing() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] good = Files.readAllBytes(file);
    List<String> before = contents();
    for (int i = 0; i < FLIPS; i++) {
      byte[] flipped = good.clone();
      int at = random.nextInt(good.length);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, flipped);

      if (damages().isEmpty()) {
        assertThat(contents()).as("byte %d of seed %d", at, seed).isEqualTo(before);
      }
    }
  }

  /** What the log says, in order. */
  private List<String> contents() {
    SqliteFile source = new SqliteFile(file);
    SqlWriter nobody = new SqlWriter(source);
    try (SqlCore core = SqlCore.open(source, nobody, nobody, InstantSource.system())) {
      List<LogRow> rows = core.snapshots().look(session -> new LogTable(session).after(0, 1_000));
      return rows.stream()
          .map(
              row ->
                  List.of(row.seq(), row.id(), Arrays.toString(row.terms().keys()))
                      + new String(core.packer().unpack(row.packed(), row.stored()), UTF_8))
          .toList();
    }
  }

  /** A column with another byte at a place, from 1, whatever was there. */
  private static String changed(String column, int at) {
    return "substr(%1$s, 1, %2$d - 1)".formatted(column, at)
        + " || CASE substr(%1$s, %2$d, 1) WHEN x'ff' THEN x'00' ELSE x'ff' END"
            .formatted(column, at)
        + " || substr(%1$s, %2$d + 1)".formatted(column, at);
  }

  private long page(String table) throws SQLException {
    return count("SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'");
  }

  private void overwrite(long page, int size) throws IOException {
    byte[] noise = new byte[size];
    new Random(1).nextBytes(noise);
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.seek((page - 1) * size);
      raw.write(noise);
    }
  }

  private long count(String sql) throws SQLException {
    return count(file, sql);
  }

  private static long count(Path file, String sql) throws SQLException {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      return statement.executeQuery(sql).getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute(sql);
    }
  }
}
