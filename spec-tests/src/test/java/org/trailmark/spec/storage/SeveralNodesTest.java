package org.trailmark.spec.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.PostgresStorage;
import org.trailmark.lrs.store.AttachmentStore.Staged;
import org.trailmark.lrs.store.DocumentAddress;
import org.trailmark.lrs.store.DocumentChange;
import org.trailmark.lrs.store.DocumentContent;
import org.trailmark.lrs.store.DocumentContext;
import org.trailmark.lrs.store.IdentityStore.Linked;
import org.trailmark.lrs.store.IdentityStore.Pair;
import org.trailmark.lrs.store.StatementLog.Subscription;
import org.trailmark.lrs.store.StatementWriter.Appended;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.Sha2;
import org.trailmark.lrs.xapi.ValidStatement;

/** Two nodes on one database are one LRS, whoever stores, and whoever dies. */
class SeveralNodesTest {
  private static final String WRITER_THAT_WAITS =
      "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
          + " AND query LIKE 'INSERT INTO term%'";

  private final TestPostgres postgres = new TestPostgres();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T08:00:00Z"));
  private final SettableClock slowClock = new SettableClock(Instant.parse("2026-03-01T07:00:00Z"));
  private Storage one;
  private Storage other;

  @BeforeEach
  void open() {
    one = PostgresStorage.open(postgres.url(), clock);
    other = PostgresStorage.open(postgres.url(), slowClock);
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
    postgres.giveBack();
  }

  private static CompletableFuture<Appended> append(Storage node, ValidStatement... batch) {
    return node.writer().append(List.of(batch)).toCompletableFuture();
  }

  private static List<StoredStatement> log(Storage node) {
    return node.log().readAfter(0, 10_000);
  }

  @Test
  void append_onBothAtOnce_isOneOrderOnBoth() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      List<Callable<Set<UUID>>> work = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Storage node = i % 2 == 0 ? one : other;
        work.add(() -> appendBatches(node, 30));
      }
      Set<UUID> sent = new HashSet<>();
      for (Future<Set<UUID>> done : threads.invokeAll(work)) {
        sent.addAll(done.get());
      }

      List<StoredStatement> log = log(one);
      assertThat(log).extracting(StoredStatement::id).containsExactlyInAnyOrderElementsOf(sent);
      assertThat(log).extracting(StoredStatement::seq).isSorted().doesNotHaveDuplicates();
      assertThat(log).extracting(StoredStatement::stored).isSorted();
      assertThat(log(other))
          .extracting(StoredStatement::id)
          .containsExactlyElementsOf(log.stream().map(StoredStatement::id).toList());
    } finally {
      threads.shutdownNow();
    }
  }

  private Set<UUID> appendBatches(Storage node, int batches) throws Exception {
    Set<UUID> ids = new HashSet<>();
    for (int batch = 0; batch < batches; batch++) {
      ValidStatement first = Sample.of("ann", "passed").statement();
      ValidStatement second = Sample.of("ben", "confirmed").about(first.id()).statement();
      append(node, first, second).get(30, SECONDS);
      ids.add(first.id());
      ids.add(second.id());
      clock.move(Duration.ofMillis(1));
      assertThat(one.reader().find(second.id())).as("acknowledged, so visible").isPresent();
      assertThat(other.reader().find(second.id())).isPresent();
    }
    return ids;
  }

  @Test
  void nodes_startedAtOnceOnAnEmptyDatabase_makeItOnce() {
    TestPostgres fresh = TestPostgres.neverUsed();
    List<CompletableFuture<PostgresStorage>> starts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      starts.add(CompletableFuture.supplyAsync(() -> PostgresStorage.open(fresh.url(), clock)));
    }

    assertThat(starts)
        .allSatisfy(start -> assertThat(start.get(60, SECONDS).log().head()).isZero());

    starts.forEach(start -> start.join().close());
    fresh.giveBack();
  }

  @Test
  void append_theSameOnBothAtOnce_isStoredOnce() throws Exception {
    for (int i = 0; i < 40; i++) {
      ValidStatement statement = Sample.of("ann", "passed").statement();

      CompletableFuture<Appended> here = append(one, statement);
      CompletableFuture<Appended> there = append(other, statement);

      assertThat(here.get(30, SECONDS).stored() + there.get(30, SECONDS).stored()).isEqualTo(1);
    }
    assertThat(log(one)).hasSize(40);
  }

  @Test
  void append_idOfAnotherStatementOfTheOtherNode_isAConflict() throws Exception {
    UUID id = UUID.randomUUID();
    append(one, Sample.of("ann", "passed").id(id).statement()).get(30, SECONDS);

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(
            () -> append(other, Sample.of("ben", "passed").id(id).statement()).get(30, SECONDS))
        .havingCause()
        .isInstanceOfSatisfying(
            LrsException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.CONFLICT));
  }

  @Test
  void reference_toAStatementOfTheOtherNode_isFoundByIt() throws Exception {
    UUID later = UUID.randomUUID();
    ValidStatement early = Sample.of("ben", "confirmed").about(later).statement();
    append(one, early).get(30, SECONDS);

    append(other, Sample.of("ann", "passed").id(later).statement()).get(30, SECONDS);

    assertThat(one.reader().query(Find.all().agent("ann").query()).statements())
        .extracting(StoredStatement::id)
        .containsExactly(later, early.id());
  }

  @Test
  void consistentThrough_promisedByOne_bindsTheOtherWhoseClockIsBehind() throws Exception {
    Instant promised = one.reader().consistentThrough();
    ValidStatement later = Sample.of("ann", "passed").statement();

    append(other, later).get(30, SECONDS);

    assertThat(promised).isEqualTo(clock.instant());
    assertThat(one.reader().find(later.id()).orElseThrow().stored()).isAfterOrEqualTo(promised);
  }

  @Test
  @Timeout(60)
  void consistentThrough_whileTheOtherStores_nothingComesBelowIt() throws Exception {
    AtomicBoolean going = new AtomicBoolean(true);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Instant> promises = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    try {
      List<Future<?>> writers =
          List.of(
              threads.submit(() -> appendWhile(going, one)),
              threads.submit(() -> appendWhile(going, other)));
      while (promises.size() < 100 || countBefore(clock.instant()) < 100) {
        Instant through = one.reader().consistentThrough();
        promises.add(through);
        counts.add(countBefore(through));
      }
      going.set(false);
      for (Future<?> writer : writers) {
        writer.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(promises).isSorted();
    for (int i = 0; i < promises.size(); i += 10) {
      assertThat(countBefore(promises.get(i))).isEqualTo(counts.get(i));
    }
  }

  private void appendWhile(AtomicBoolean going, Storage node) {
    while (going.get()) {
      append(node, Sample.of("ann", "passed").statement()).join();
      clock.move(Duration.ofMillis(1));
      slowClock.move(Duration.ofMillis(1));
    }
  }

  private int countBefore(Instant time) {
    return one.reader()
        .query(Find.all().until(time.minusMillis(1)).limit(100_000).query())
        .statements()
        .size();
  }

  @Test
  void connection_endedInMidBatch_leavesNothingAndTheNextIsStored() throws Exception {
    ValidStatement lost = Sample.of("ann", "passed").statement();
    CompletableFuture<Appended> answer;
    try (Connection inTheWay = postgres.connect();
        Statement sql = inTheWay.createStatement()) {
      inTheWay.setAutoCommit(false);
      sql.execute("LOCK TABLE term IN EXCLUSIVE MODE");
      answer = append(one, lost);
      await().until(() -> !postgres.query(WRITER_THAT_WAITS).isEmpty());

      postgres.query("SELECT pg_terminate_backend(pid) FROM (" + WRITER_THAT_WAITS + ") w");

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> answer.get(30, SECONDS))
          .havingCause()
          .isInstanceOfSatisfying(
              LrsException.class,
              e -> assertThat(e.code()).isEqualTo(ProblemCode.STORE_UNAVAILABLE));
      inTheWay.rollback();
    }
    assertThat(log(one)).isEmpty();
    assertThat(log(other)).isEmpty();

    assertThat(append(other, lost).get(30, SECONDS)).isEqualTo(new Appended(1, 0));
    assertThat(append(one, lost).get(30, SECONDS)).isEqualTo(new Appended(0, 1));
    assertThat(log(one)).extracting(StoredStatement::seq).containsExactly(1L);
  }

  @Test
  void onCommit_isToldOfWhatTheOtherStored() {
    AtomicInteger calls = new AtomicInteger();
    try (Subscription subscription = one.log().onCommit(calls::incrementAndGet)) {
      await()
          .untilAsserted(
              () -> {
                append(other, Sample.of("ann", "passed").statement()).join();
                assertThat(calls).hasPositiveValue();
              });
      assertThat(subscription).isNotNull();
    }
  }

  @Test
  void onChange_isToldOfWhatTheOtherLinked() {
    AtomicInteger seen = new AtomicInteger();
    try (Subscription subscription =
        one.identities().onChange(() -> seen.set(one.identities().readAfter(0, 9).size()))) {
      long link =
          other.identities().link(List.of(pair("ann", "ben")), "other").get(0).link().link();
      await().untilAsserted(() -> assertThat(seen).hasValue(1));

      other.identities().unlink(link, "other", "");

      await().untilAsserted(() -> assertThat(seen).hasValue(2));
      assertThat(subscription).isNotNull();
    }
  }

  @Test
  void definition_changedByTurns_isTheNewest() {
    define(one, "Old");
    define(other, "New");
    define(one, "Old");

    assertThat(definition(one)).contains("Old");
    assertThat(definition(other)).contains("Old");
  }

  private static void define(Storage node, String name) {
    append(
            node,
            Sample.of("ann", "passed")
                .on("course")
                .defined("{\"name\":{\"en\":\"" + name + "\"}}")
                .statement())
        .join();
  }

  private static String definition(Storage node) {
    return new String(node.activities().definition(Sample.activity("course")).orElseThrow(), UTF_8);
  }

  @Test
  void document_changedOnBothAtOnce_losesNothing() {
    DocumentAddress address =
        new DocumentAddress(DocumentContext.activityProfile("http://example.org/a"), "counter");
    DocumentChange count =
        current -> {
          int before =
              current == null ? 0 : Integer.parseInt(new String(current.content().bytes(), UTF_8));
          return DocumentContent.of("text/plain", String.valueOf(before + 1).getBytes(UTF_8));
        };
    List<CompletableFuture<Void>> changes = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Storage node = i % 2 == 0 ? one : other;
      changes.add(node.documents().change(address, 10, count).toCompletableFuture());
    }
    changes.forEach(CompletableFuture::join);

    assertThat(one.documents().find(address).orElseThrow().content().bytes())
        .asString(UTF_8)
        .isEqualTo("60");
  }

  @Test
  void links_madeOnBoth_areOneOrder() {
    List<Linked> first = one.identities().link(List.of(pair("ann", "ben")), "one");
    List<Linked> second = other.identities().link(List.of(pair("ben", "cy")), "other");

    assertThat(second.get(0).link().seq()).isEqualTo(first.get(0).link().seq() + 1);
    assertThat(one.identities().person(Sample.agent("ann"))).hasSize(3);
  }

  private static Pair pair(String one, String other) {
    return new Pair(Sample.agent(one), Sample.agent(other), "");
  }

  @Test
  void attachment_keptOnOne_isReadOnTheOther() throws IOException {
    byte[] data = new byte[700_000];
    data[699_999] = 7;
    try (Staged staged =
        one.attachments().stage(new Sha2("0".repeat(64)), new ByteArrayInputStream(data))) {
      staged.keep();
      assertThat(other.attachments().find(staged.hash()).orElseThrow().open())
          .hasBinaryContent(data);
    }
  }

  @Test
  void database_thatLostItsConnections_isUsedAgain() throws SQLException {
    append(one, Sample.of("ann", "passed").statement()).join();

    postgres.endOtherConnections();

    await()
        .ignoreExceptionsInstanceOf(LrsException.class)
        .untilAsserted(
            () -> {
              one.check();
              assertThat(log(one)).hasSize(1);
            });
  }
}
