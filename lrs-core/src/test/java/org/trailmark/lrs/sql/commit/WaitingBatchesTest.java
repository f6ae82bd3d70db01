package org.trailmark.lrs.sql.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.sql.commit.WaitingBatches.Admission;
import org.trailmark.lrs.sql.commit.WaitingBatches.Waiting;
import org.trailmark.lrs.trace.Span;
import org.trailmark.lrs.trace.SpanContext;

class WaitingBatchesTest {
  private final WaitingBatches line = new WaitingBatches(100);

  private static Waiting batch(long bytes) {
    return new Waiting(List.of(), bytes, new CompletableFuture<>(), SpanContext.NONE, Span.none());
  }

  @Test
  void add_tooMuchWaiting_isNotAdmittedUntilSomeIsTaken() throws Exception {
    assertThat(line.add(batch(60))).isEqualTo(Admission.ADMITTED);
    assertThat(line.add(batch(40))).isEqualTo(Admission.ADMITTED);
    assertThat(line.add(batch(1))).isEqualTo(Admission.FULL);

    assertThat(line.take()).hasSize(2);

    assertThat(line.add(batch(1))).isEqualTo(Admission.ADMITTED);
  }

  @Test
  void add_largerThanTheLineButAlone_isAdmitted() {
    assertThat(line.add(batch(1_000))).isEqualTo(Admission.ADMITTED);
  }

  @Test
  void take_closed_givesWhatWaitsAndThenNothing() throws Exception {
    line.add(batch(1));

    line.close();

    assertThat(line.add(batch(1))).isEqualTo(Admission.CLOSED);
    assertThat(line.take()).hasSize(1);
    assertThat(line.take()).isEmpty();
  }
}
