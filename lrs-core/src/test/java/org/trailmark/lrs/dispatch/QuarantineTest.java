package org.trailmark.lrs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trailmark.lrs.dispatch.DispatchStatus.State;
import org.trailmark.lrs.problem.LrsException;

class QuarantineTest extends DispatchFixture {

  private void refuse(long... seqs) {
    handler.trap =
        statement -> {
          for (long seq : seqs) {
            if (statement.seq() == seq) {
              throw new IOException("cannot digest " + seq);
            }
          }
        };
  }

  @Test
  void statement_refusedEveryTime_isSetAsideAndTheRestGoesOn() {
    refuse(3);
    append(5);

    Dispatcher dispatcher = start(QUICK);

    await().untilAsserted(() -> assertThat(seen()).containsExactly(1L, 2L, 4L, 5L));
    QuarantinedStatement set = dispatcher.quarantine().list(0, 10).get(0);
    UUID id = storage.log().readAfter(2, 1).get(0).id();
    assertThat(set.seq()).isEqualTo(3);
    assertThat(set.statementId()).isEqualTo(id);
    assertThat(set.error()).contains("cannot digest 3").contains("at org.trailmark");
    assertThat(set.attempts()).isEqualTo(QUICK.attempts());
    assertThat(set.at()).isEqualTo(clock.instant());
    assertThat(dispatcher.status().quarantined()).isEqualTo(1);
  }

  @Test
  void statementRefusedAmongMany_isLookedForInPieces() {
    refuse(700);
    appendTogether(1200);
    Dispatcher dispatcher = start(QUICK);

    await().until(() -> dispatcher.status().lag() == 0);
    assertThat(seen())
        .isEqualTo(LongStream.rangeClosed(1, 1200).filter(seq -> seq != 700).boxed().toList());
    assertThat(dispatcher.quarantine().list(0, 10))
        .extracting(QuarantinedStatement::seq)
        .containsExactly(700L);
    assertThat(handler.handed).extracting(List::size).contains(1200, 500, 1, 200);
  }

  @Test
  void list_givesPages() {
    refuse(1, 2, 3);
    append(4);
    Dispatcher dispatcher = start(QUICK);
    await().untilAsserted(() -> assertThat(seen()).containsExactly(4L));

    List<QuarantinedStatement> first = dispatcher.quarantine().list(0, 2);
    List<QuarantinedStatement> second = dispatcher.quarantine().list(2, 2);

    assertThat(first).extracting(QuarantinedStatement::seq).containsExactly(1L, 2L);
    assertThat(second).extracting(QuarantinedStatement::seq).containsExactly(3L);
  }

  @ParameterizedTest
  @ValueSource(classes = {StackOverflowError.class, AssertionError.class})
  void handler_throwsAnError_isAFailureLikeAnother(Class<? extends Error> type) {
    handler.trap =
        statement -> {
          if (statement.seq() == 1) {
            throw type.getConstructor().newInstance();
          }
        };
    append(2);

    Dispatcher dispatcher = start(QUICK);

    await().untilAsserted(() -> assertThat(seen()).containsExactly(2L));
    assertThat(dispatcher.quarantine().list(0, 10)).hasSize(1);
    await().until(() -> dispatcher.status().state() == State.RUNNING);
  }

  @ParameterizedTest
  @ValueSource(classes = {NoClassDefFoundError.class, OutOfMemoryError.class})
  void handler_cannotGoOn_endsItsDispatchAndNoStatementIsPassedOver(Class<? extends Error> type) {
    handler.trap =
        statement -> {
          throw type.getConstructor().newInstance();
        };
    append(2);

    Dispatcher dispatcher = start(QUICK);

    await().until(() -> dispatcher.status().state() == State.STOPPED);
    assertThat(dispatcher.failure()).containsInstanceOf(type);
    assertThat(dispatcher.quarantine().count()).isZero();
    assertThat(database("recording").<Long>read(Checkpoints::read)).isZero();
  }

  @Test
  void retry_mended_takesEffectAndLeaves() {
    refuse(1);
    append(2);
    Dispatcher dispatcher = start(QUICK);
    await().untilAsserted(() -> assertThat(seen()).containsExactly(2L));
    refuse();

    Boolean done = dispatcher.quarantine().retry(1).toCompletableFuture().join();

    assertThat(done).isTrue();
    assertThat(seen()).containsExactly(2L, 1L);
    assertThat(dispatcher.quarantine().list(0, 10)).isEmpty();
    assertThat(dispatcher.status().quarantined()).isZero();
    assertThat(dispatcher.status().checkpoint()).isEqualTo(2);
  }

  @Test
  void retry_refusedAgain_staysWithTheNewError() {
    refuse(1);
    append(2);
    Dispatcher dispatcher = start(QUICK);
    await().untilAsserted(() -> assertThat(seen()).containsExactly(2L));
    handler.trap =
        statement -> {
          throw new IllegalStateException("another reason");
        };

    CompletableFuture<Boolean> answer = dispatcher.quarantine().retry(1).toCompletableFuture();

    assertThat(answer)
        .failsWithin(SOON)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(LrsException.class)
        .withMessageContaining("another reason");
    QuarantinedStatement set = dispatcher.quarantine().list(0, 10).get(0);
    assertThat(set.error()).contains("another reason");
    assertThat(set.attempts()).isEqualTo(QUICK.attempts() + 1);
    assertThat(seen()).containsExactly(2L);
  }

  @Test
  void retry_notThere_isFalse() {
    append(1);
    Dispatcher dispatcher = start(QUICK);

    assertThat(dispatcher.quarantine().retry(1).toCompletableFuture().join()).isFalse();
  }

  @Test
  void retry_afterClose_fails() {
    Dispatcher dispatcher = start(QUICK);
    dispatcher.close();

    assertThat(dispatcher.quarantine().retry(1).toCompletableFuture()).failsWithin(SOON);
  }

  @Test
  void discard_letsGo() {
    refuse(1);
    append(2);
    Dispatcher dispatcher = start(QUICK);
    await().untilAsserted(() -> assertThat(seen()).containsExactly(2L));

    assertThat(dispatcher.quarantine().discard(1)).isTrue();
    assertThat(dispatcher.quarantine().discard(1)).isFalse();

    assertThat(dispatcher.status().quarantined()).isZero();
    assertThat(seen()).containsExactly(2L);
  }
}
