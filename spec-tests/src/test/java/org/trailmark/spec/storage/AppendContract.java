package org.trailmark.spec.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.StatementWriter.Appended;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.ValidStatement;

/** Statements are taken wholly or not at all, once, for good. */
interface AppendContract extends ReopenableStorage {

  @Test
  default void find_appended_givesStampedBytes() {
    ValidStatement statement = Sample.of("ann", "passed").on("course").statement();

    Appended appended = append(statement);

    assertThat(appended).isEqualTo(new Appended(1, 0));
    StoredStatement found = storage().reader().find(statement.id()).orElseThrow();
    assertThat(found.json()).isEqualTo(statement.stamped(clock().instant()));
    assertThat(new String(found.json(), UTF_8)).contains("\"stored\":\"2026-03-01T08:00:00.000Z\"");
    assertThat(found.stored()).isEqualTo(clock().instant());
    assertThat(found.voided()).isFalse();
  }

  @Test
  default void find_unknownId_isEmpty() {
    append(Sample.of("ann", "passed"));

    assertThat(storage().reader().find(UUID.randomUUID())).isEmpty();
  }

  @Test
  default void append_equalStatementAgain_isKnown() {
    Sample sample = Sample.of("ann", "passed");
    append(sample.statement());
    clock().move(Duration.ofMinutes(1));

    Appended again = append(sample.statement(), Sample.of("bob", "passed").statement());

    assertThat(again).isEqualTo(new Appended(1, 1));
    assertThat(ids(Find.all())).hasSize(2);
  }

  @Test
  default void append_differentStatementOfSameId_failsWithEveryConflict() {
    UUID one = append(Sample.of("ann", "passed").succeeded(true));
    UUID two = append(Sample.of("bob", "passed"));
    ValidStatement fresh = Sample.of("eve", "passed").statement();

    assertThatExceptionOfType(LrsException.class)
        .isThrownBy(
            () ->
                append(
                    Sample.of("ann", "passed").succeeded(false).id(one).statement(),
                    fresh,
                    Sample.of("ann", "passed").id(two).statement()))
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo(ProblemCode.CONFLICT);
              assertThat(e.faults()).extracting(Fault::index).containsExactly(0, 2);
            });
    assertThat(storage().reader().find(fresh.id())).isEmpty();
    assertThat(ids(Find.all())).containsExactly(two, one);
  }

  @Test
  default void append_conflictsAmongManyAtOnce_failAlone() {
    UUID contested = UUID.randomUUID();
    List<CompletableFuture<Appended>> answers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Sample sample =
          i % 5 == 0
              ? Sample.of("agent" + i, "claimed").id(contested)
              : Sample.of("agent" + i, "passed");
      answers.add(storage().writer().append(List.of(sample.statement())).toCompletableFuture());
    }

    CompletableFuture<Void> all =
        CompletableFuture.allOf(answers.toArray(new CompletableFuture<?>[0]));

    assertThat(all.handle((done, failure) -> true).join()).isTrue();
    assertThat(answers).filteredOn(CompletableFuture::isCompletedExceptionally).hasSize(9);
    assertThat(ids(Find.all().verb("passed"))).hasSize(40);
    assertThat(ids(Find.all().verb("claimed"))).containsExactly(contested);
    assertThat(ids(Find.all().agent("agent0"))).containsExactly(contested);
  }

  @Test
  default void append_sameStatementTwiceAtOnce_isStoredOnce() {
    Sample sample = Sample.of("ann", "passed");
    List<CompletableFuture<Appended>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(storage().writer().append(List.of(sample.statement())).toCompletableFuture());
    }

    int stored = answers.stream().mapToInt(answer -> answer.join().stored()).sum();

    assertThat(stored).isEqualTo(1);
    assertThat(ids(Find.all())).hasSize(1);
  }

  @Test
  default void append_sameIdTwiceInOneBatch_isRefused() {
    Sample sample = Sample.of("ann", "passed");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> append(sample.statement(), sample.statement()));
  }

  @Test
  default void append_afterClose_isUnavailable() {
    storage().close();

    assertThatExceptionOfType(LrsException.class)
        .isThrownBy(() -> append(Sample.of("ann", "passed")))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ProblemCode.STORE_UNAVAILABLE));
    reopen();
  }

  @Test
  default void close_withStatementsWaiting_storesThem() {
    List<CompletableFuture<Appended>> answers = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      answers.add(
          storage()
              .writer()
              .append(List.of(Sample.of("ann", "passed").statement()))
              .toCompletableFuture());
    }

    reopen();

    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer).isCompletedWithValue(new Appended(1, 0)));
    assertThat(storage().log().head()).isEqualTo(3000);
  }

  @Test
  default void reopen_findsEverything() {
    UUID target = append(Sample.of("ann", "passed").on("course"));
    UUID referrer = append(Sample.of("bob", "confirmed").about(target));
    UUID gone = append(Sample.of("ann", "failed"));
    append(Sample.voiding(gone));

    reopen();

    assertThat(ids(Find.all().activity("course"))).containsExactly(referrer, target);
    assertThat(storage().reader().find(gone).orElseThrow().voided()).isTrue();
    UUID later = append(Sample.of("ann", "passed").on("course"));
    assertThat(ids(Find.all().activity("course"))).containsExactly(later, referrer, target);
  }

  @Test
  default void check_open_passes() {
    storage().check();

    append(Sample.of("ann", "passed"));
    assertThat(ids(Find.all())).hasSize(1);
  }
}
