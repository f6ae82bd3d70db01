package org.trailmark.spec.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages stay where they are while statements arrive. */
interface PagingContract extends StorageFixture {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  default void pages_whileStatementsArrive_giveWhatWasThere(boolean ascending) {
    List<UUID> there = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      there.add(append(Sample.of("ann", "passed")));
      append(Sample.of("bob", "passed"));
    }
    if (!ascending) {
      Collections.reverse(there);
    }

    List<UUID> paged =
        idsOfAllPages(
            Find.all().agent("ann").ascending(ascending).limit(5).query(),
            () -> append(Sample.of("ann", "passed")));

    assertThat(paged).isEqualTo(there);
  }

  @Test
  default void page_exactlyFull_hasNoNext() {
    append(Sample.of("ann", "passed"));
    append(Sample.of("ann", "passed"));

    assertThat(storage().reader().query(Find.all().limit(2).query()).next()).isNull();
    assertThat(storage().reader().query(Find.all().limit(1).query()).next()).isNotNull();
    assertThat(ids(Find.all().limit(Integer.MAX_VALUE))).hasSize(2);
  }

  @Test
  default void pages_withTimeBounds_keepThem() {
    for (int i = 0; i < 10; i++) {
      append(Sample.of("ann", "passed"));
      clock().move(Duration.ofSeconds(1));
    }
    List<UUID> whole =
        ids(
            Find.all()
                .since(clock().instant().minusSeconds(8))
                .until(clock().instant().minusSeconds(3)));

    List<UUID> paged =
        idsOfAllPages(
            Find.all()
                .since(clock().instant().minusSeconds(8))
                .until(clock().instant().minusSeconds(3))
                .limit(2)
                .query(),
            () -> {});

    assertThat(whole).hasSize(5);
    assertThat(paged).isEqualTo(whole);
  }
}
