package org.trailmark.spec.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.store.StoredStatement;

/** Voided statements are found by their id alone (xAPI-Data 2.3.2, xAPI-Communication 2.1.4). */
interface VoidingContract extends ReopenableStorage {

  @Test
  default void query_voided_givesVoidingStatementInstead() {
    UUID target = append(Sample.of("ann", "passed").on("course"));
    UUID voiding = append(Sample.voiding(target));

    assertThat(ids(Find.all())).containsExactly(voiding);
    assertThat(ids(Find.all().agent("ann").activity("course"))).containsExactly(voiding);
    assertThat(storage().reader().find(target).orElseThrow().voided()).isTrue();
    assertThat(storage().reader().find(voiding).orElseThrow().voided()).isFalse();
  }

  @Test
  default void query_voidedAfterItWasRead_givesVoidingStatementInstead() {
    UUID target = append(Sample.of("ann", "passed"));
    UUID other = append(Sample.of("ann", "failed"));
    assertThat(ids(Find.all())).containsExactly(other, target);
    assertThat(ids(Find.all())).containsExactly(other, target);

    UUID first = append(Sample.voiding(target));
    assertThat(ids(Find.all())).containsExactly(first, other);
    assertThat(storage().reader().find(target).orElseThrow().voided()).isTrue();
    assertThat(storage().reader().find(other).orElseThrow().voided()).isFalse();

    UUID second = append(Sample.voiding(other));
    assertThat(ids(Find.all())).containsExactly(second, first);
    assertThat(storage().reader().find(other).orElseThrow().voided()).isTrue();
  }

  @Test
  default void query_voidedBeforeARestart_isVoidedAfterIt() {
    UUID target = append(Sample.of("ann", "passed"));
    UUID other = append(Sample.of("ann", "failed"));
    UUID voiding = append(Sample.voiding(target));

    reopen();
    assertThat(ids(Find.all())).containsExactly(voiding, other);

    UUID second = append(Sample.voiding(other));
    assertThat(ids(Find.all())).containsExactly(second, voiding);
    assertThat(storage().reader().find(target).orElseThrow().voided()).isTrue();
  }

  @Test
  default void query_voidedBeforeItCame_isVoidedWhenItComes() {
    UUID target = UUID.randomUUID();
    UUID voiding = append(Sample.voiding(target));

    append(Sample.of("ann", "passed").id(target));

    assertThat(ids(Find.all())).containsExactly(voiding);
    assertThat(ids(Find.all().agent("ann"))).containsExactly(voiding);
    assertThat(storage().reader().find(target).orElseThrow().voided()).isTrue();
  }

  @Test
  default void query_voidingStatement_cannotBeVoided() {
    UUID target = append(Sample.of("ann", "passed"));
    UUID voiding = append(Sample.voiding(target));
    UUID second = append(Sample.voiding(voiding));

    assertThat(ids(Find.all())).containsExactly(second, voiding);
    assertThat(storage().reader().find(voiding).orElseThrow().voided()).isFalse();
    assertThat(storage().reader().find(target).orElseThrow().voided()).isTrue();
  }

  @Test
  default void query_referrerOfVoided_isStillFoundByIt() {
    UUID target = append(Sample.of("ann", "passed").on("course"));
    UUID referrer = append(Sample.of("bob", "confirmed").about(target));
    UUID voiding = append(Sample.voiding(target));

    assertThat(ids(Find.all().activity("course"))).containsExactly(voiding, referrer);
  }

  @Test
  default void query_voidedReferrer_isNotFound() {
    UUID target = append(Sample.of("ann", "passed").on("course"));
    UUID referrer = append(Sample.of("bob", "confirmed").about(target));
    UUID voiding = append(Sample.voiding(referrer));

    assertThat(ids(Find.all().activity("course"))).containsExactly(voiding, target);
  }

  @Test
  default void readAfter_voided_givesItMarked() {
    UUID target = append(Sample.of("ann", "passed"));
    append(Sample.voiding(target));

    assertThat(storage().log().readAfter(0, 10))
        .extracting(StoredStatement::voided)
        .containsExactly(true, false);
  }
}
