package org.trailmark.lrs.dispatch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.dispatch.ReadAhead.Batch;
import org.trailmark.lrs.store.StoredStatement;

class ReadAheadTest extends DispatchFixture {
  private ReadAhead ahead;

  @BeforeEach
  void store() {
    append(5);
    ahead = new ReadAhead("some", storage.log());
  }

  @AfterEach
  void end() {
    ahead.close();
  }

  private List<StoredStatement> begun(long seq) {
    return ahead.begin(seq).toCompletableFuture().join();
  }

  @Test
  void read_saysWhetherThereIsMore() {
    assertThat(ahead.read(0).toTheEnd()).isTrue();
    assertThat(ahead.read(5)).isEqualTo(new Batch(List.of(), true));

    appendTogether(ReadAhead.FIRST);
    assertThat(ahead.read(0).toTheEnd()).isFalse();
    assertThat(ahead.read(5).toTheEnd()).isTrue();
  }

  /** Else a stream that is nearly as fast as the handler would never be found to have ended. */
  @Test
  void read_afterWhatWasReadAhead_isNotShort() throws InterruptedException {
    appendTogether(ReadAhead.FIRST);
    begun(2);
    requireNonNull(ahead.taken(2));

    assertThat(ahead.read(0).toTheEnd()).isTrue();
    assertThat(ahead.read(0).toTheEnd()).isFalse();
  }

  @Test
  void taken_isWhatWasBegun_once() throws InterruptedException {
    List<StoredStatement> coming = begun(2);

    Batch taken = requireNonNull(ahead.taken(2));
    assertThat(taken.statements()).isSameAs(coming).extracting(StoredStatement::seq).contains(3L);
    assertThat(ahead.taken(2)).isNull();
  }

  @Test
  void taken_afterAnotherPlace_isNothing() throws InterruptedException {
    begun(2);
    assertThat(ahead.taken(3)).isNull();
    assertThat(ahead.taken(2)).isNull();
  }

  @Test
  void forget_whenSomebodyElseWentOn() throws InterruptedException {
    begun(2);
    ahead.forget();
    assertThat(ahead.taken(2)).isNull();
  }

  @Test
  void readingThatFails_isNothing() throws InterruptedException {
    storage.close();
    var coming = ahead.begin(2);

    assertThat(ahead.taken(2)).isNull();
    assertThat(coming.toCompletableFuture()).isCompletedExceptionally();
  }
}
