package org.trailmark.spec.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.xapi.ValidStatement;

/** A reference is found by what finds its target (xAPI-Communication 2.1.3). */
interface StatementRefContract extends StorageFixture {

  @Test
  default void query_chainFromItsEnd_findsAll() {
    UUID c = append(Sample.of("ann", "passed").on("course"));
    UUID b = append(Sample.of("bob", "confirmed").about(c));
    UUID a = append(Sample.of("eve", "doubted").about(b));

    assertThat(ids(Find.all().activity("course"))).containsExactly(a, b, c);
    assertThat(ids(Find.all().agent("bob"))).containsExactly(a, b);
  }

  @Test
  default void query_chainFromItsBeginning_findsAll() {
    UUID b = UUID.randomUUID();
    UUID c = UUID.randomUUID();
    UUID a = append(Sample.of("eve", "doubted").about(b));
    append(Sample.of("bob", "confirmed").about(c).id(b));
    assertThat(ids(Find.all().activity("course"))).isEmpty();

    append(Sample.of("ann", "passed").on("course").id(c));

    assertThat(ids(Find.all().activity("course"))).containsExactly(c, b, a);
    assertThat(ids(Find.all().agent("bob"))).containsExactly(b, a);
  }

  @Test
  default void query_chainInOneBatch_findsAll() {
    ValidStatement c = Sample.of("ann", "passed").on("course").statement();
    ValidStatement b = Sample.of("bob", "confirmed").about(c.id()).statement();
    ValidStatement a = Sample.of("eve", "doubted").about(b.id()).statement();

    append(a, c, b);

    assertThat(ids(Find.all().activity("course"))).containsExactly(b.id(), c.id(), a.id());
  }

  @Test
  default void query_conditionsMetByDifferentStatements_findsReferrer() {
    UUID target = append(Sample.of("ann", "passed").on("course"));
    UUID referrer = append(Sample.of("bob", "confirmed").about(target));

    assertThat(ids(Find.all().agent("bob").activity("course"))).containsExactly(referrer);
  }

  @Test
  default void query_circle_comesToRest() {
    UUID a = UUID.randomUUID();
    UUID b = UUID.randomUUID();
    append(Sample.of("ann", "confirmed").about(b).id(a));
    append(Sample.of("bob", "confirmed").about(a).id(b));

    assertThat(ids(Find.all().agent("ann"))).containsExactly(b, a);
    assertThat(ids(Find.all().agent("bob"))).containsExactly(b, a);
  }

  @Test
  default void query_referenceToItself_comesToRest() {
    UUID a = UUID.randomUUID();

    append(Sample.of("ann", "confirmed").about(a).id(a));

    assertThat(ids(Find.all().agent("ann"))).containsExactly(a);
  }

  @Test
  default void query_longChain_findsAll() {
    UUID target = append(Sample.of("ann", "passed").on("course"));
    for (int i = 0; i < 200; i++) {
      target = append(Sample.of("bob", "confirmed").about(target));
    }

    assertThat(ids(Find.all().activity("course"))).hasSize(201);
  }

  @Test
  default void query_timeBounds_applyToReferrer() {
    UUID target = append(Sample.of("ann", "passed"));
    Instant between = clock().instant();
    clock().move(Duration.ofSeconds(1));
    UUID referrer = append(Sample.of("bob", "confirmed").about(target));

    assertThat(ids(Find.all().agent("ann").since(between))).containsExactly(referrer);
    assertThat(ids(Find.all().agent("ann").until(between))).containsExactly(target);
  }
}
