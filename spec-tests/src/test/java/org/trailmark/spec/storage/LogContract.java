package org.trailmark.spec.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.store.StatementLog.Subscription;
import org.trailmark.lrs.store.StoredStatement;

/** The log gives every statement once, in the order of commit. */
interface LogContract extends StorageFixture {

  @Test
  default void readAfter_pagesThroughAll() {
    UUID one = append(Sample.of("ann", "passed"));
    UUID two = append(Sample.of("ann", "passed"));
    UUID three = append(Sample.of("ann", "passed"));

    List<StoredStatement> first = storage().log().readAfter(0, 2);
    List<StoredStatement> rest = storage().log().readAfter(first.get(1).seq(), 2);

    assertThat(first).extracting(StoredStatement::id).containsExactly(one, two);
    assertThat(rest).extracting(StoredStatement::id).containsExactly(three);
    assertThat(storage().log().readAfter(rest.get(0).seq(), 2)).isEmpty();
    assertThat(storage().log().head()).isEqualTo(rest.get(0).seq());
  }

  @Test
  default void readAfter_endsWhereItWouldBeTooLong_butGivesOneAtLeast() {
    for (int i = 0; i < 4; i++) {
      append(Sample.of("ann", "passed"));
    }
    List<StoredStatement> all = storage().log().readAfter(0, 10);
    long one = all.get(0).json().length;
    long two = one + all.get(1).json().length;

    assertThat(storage().log().readAfter(0, 10, two)).hasSize(2);
    assertThat(storage().log().readAfter(0, 10, two - 1)).hasSize(1);
    assertThat(storage().log().readAfter(0, 10, 1)).hasSize(1);
    assertThat(storage().log().readAfter(all.get(0).seq(), 1, two)).hasSize(1);
    assertThat(storage().log().readAfter(0, 10, Long.MAX_VALUE)).hasSize(4);
  }

  @Test
  default void head_emptyLog_isZero() {
    assertThat(storage().log().head()).isZero();
    assertThat(storage().log().readAfter(0, 10)).isEmpty();
  }

  @Test
  default void onCommit_tellsUntilClosed() {
    AtomicInteger calls = new AtomicInteger();
    Subscription broken =
        storage()
            .log()
            .onCommit(
                () -> {
                  throw new IllegalStateException("a listener that fails");
                });
    Subscription subscription = storage().log().onCommit(calls::incrementAndGet);
    append(Sample.of("ann", "passed"));
    await().untilAsserted(() -> assertThat(calls).hasPositiveValue());

    subscription.close();
    broken.close();
    int before = calls.get();
    append(Sample.of("ann", "passed"));
    append(Sample.of("ann", "passed"));

    assertThat(calls).hasValue(before);
  }
}
