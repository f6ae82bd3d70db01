package org.trailmark.spec.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.store.SignatureReader.Numbered;
import org.trailmark.lrs.xapi.Sha2;
import org.trailmark.lrs.xapi.Signature;
import org.trailmark.lrs.xapi.Signature.Signer;
import org.trailmark.lrs.xapi.Signature.State;
import org.trailmark.lrs.xapi.ValidStatement;

/** What signatures showed is kept with their statements. */
interface SignatureContract extends ReopenableStorage {
  Signature VERIFIED =
      new Signature(
          new Sha2("ab".repeat(32)),
          State.VERIFIED,
          "RS512",
          new Signer(
              "CN=Ann, O=Élan",
              "CN=Root",
              Instant.parse("1969-12-31T23:00:00Z"),
              Instant.parse("2038-01-20T00:00:00Z")));
  Signature WELL_FORMED =
      new Signature(new Sha2("cd".repeat(28)), State.WELL_FORMED, "RS256", null);

  @Test
  default void signatures_areKeptWithTheStatement_inItsOrder() {
    ValidStatement signed =
        Sample.of("ann", "did").statement().signed(List.of(VERIFIED, WELL_FORMED));
    append(signed, Sample.of("ann", "did").statement());

    reopen();

    assertThat(signaturesOf(signed.id())).containsExactly(VERIFIED, WELL_FORMED);
  }

  @Test
  default void signatures_ofAnUnsignedStatement_areNone() {
    append(Sample.of("ann", "did").statement().signed(List.of(VERIFIED)));

    assertThat(signaturesOf(append(Sample.of("ann", "did")))).isEmpty();
  }

  @Test
  default void signatures_ofAStatementThatIsKnownAlready_areKeptOnce() {
    UUID id = UUID.randomUUID();
    append(Sample.of("ann", "did").id(id).statement().signed(List.of(VERIFIED)));
    append(Sample.of("ann", "did").id(id).statement().signed(List.of(VERIFIED)));

    assertThat(signaturesOf(id)).containsExactly(VERIFIED);
    assertThat(newest(null, Long.MAX_VALUE, 10)).hasSize(1);
  }

  @Test
  default void signatures_ofABatchThatIsRefused_areNotKept() {
    UUID id = UUID.randomUUID();
    append(Sample.of("ann", "did").id(id).statement());
    ValidStatement signed = Sample.of("bob", "did").statement().signed(List.of(VERIFIED));
    ValidStatement differing = Sample.of("bob", "did").id(id).statement();

    assertThatThrownBy(() -> append(signed, differing)).isInstanceOf(LrsException.class);

    assertThat(newest(null, Long.MAX_VALUE, 10)).isEmpty();
  }

  @Test
  default void newest_goesFromPageToPage_andByState() {
    ValidStatement first = Sample.of("ann", "did").statement().signed(List.of(VERIFIED));
    ValidStatement second = Sample.of("ann", "did").statement().signed(List.of(WELL_FORMED));
    ValidStatement third = Sample.of("ann", "did").statement().signed(List.of(VERIFIED));
    append(first);
    append(second, third);

    List<Numbered> page = newest(null, Long.MAX_VALUE, 2);
    List<Numbered> rest = newest(null, page.get(1).number(), 2);

    assertThat(page).extracting(Numbered::statement).containsExactly(third.id(), second.id());
    assertThat(page.get(1).signature()).isEqualTo(WELL_FORMED);
    assertThat(page.get(1).stored())
        .isEqualTo(storage().reader().find(second.id()).orElseThrow().stored());
    assertThat(rest).extracting(Numbered::statement).containsExactly(first.id());
    assertThat(newest(State.VERIFIED, Long.MAX_VALUE, 10))
        .extracting(Numbered::statement)
        .containsExactly(third.id(), first.id());
    assertThat(newest(State.UNCHECKED, Long.MAX_VALUE, 10)).isEmpty();
  }

  private List<Signature> signaturesOf(UUID statement) {
    return storage().signatures().of(storage().reader().find(statement).orElseThrow().seq());
  }

  private List<Numbered> newest(@Nullable State state, long before, int max) {
    return storage().signatures().newest(state, before, max);
  }
}
