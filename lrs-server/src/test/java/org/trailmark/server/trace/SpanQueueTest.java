package org.trailmark.server.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SpanQueueTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int ROOM = 8_192;

  private final Exporter exporter = new Exporter();
  private final SpanQueue queue = new SpanQueue(exporter, "http://receiver", LONG);
  private final Tracer tracer =
      SdkTracerProvider.builder().addSpanProcessor(queue).build().get("test");

  @Test
  void spans_areSent_andThoseThatWaitAtTheEndToo() {
    end(3);
    queue.start();
    await().atMost(LONG).until(() -> queue.sent() == 3);

    end(2_000);
    queue.close(LONG);

    assertThat(exporter.taken).hasSize(2_003);
    assertThat(queue.sent()).isEqualTo(2_003);
    assertThat(queue.dropped()).isZero();
  }

  @Test
  void receiver_thatHangs_holdsUpNobody_andWhatFindsNoRoomIsCounted() throws Exception {
    exporter.result = new CompletableResultCode(); // which never comes to anything
    queue.start();
    end(1);
    exporter.asked.await();

    end(ROOM + 7);

    assertThat(queue.dropped()).isEqualTo(7);
    queue.close(Duration.ofMillis(1));
    await().atMost(LONG).until(() -> queue.dropped() == ROOM + 8);
    assertThat(queue.sent()).isZero();
  }

  @Test
  void receiver_thatRefuses_isCounted_andTheNextIsTried() {
    exporter.result = CompletableResultCode.ofFailure();
    queue.start();
    end(1);
    await().atMost(LONG).until(() -> queue.dropped() == 1);

    exporter.result = CompletableResultCode.ofSuccess();
    end(1);

    await().atMost(LONG).until(() -> queue.sent() == 1);
    queue.close(LONG);
  }

  private void end(int many) {
    for (int i = 0; i < many; i++) {
      tracer.spanBuilder("one").startSpan().end();
    }
  }

  /** Says what it is told to. */
  private static final class Exporter implements SpanExporter {
    final List<SpanData> taken = new CopyOnWriteArrayList<>();
    final CountDownLatch asked = new CountDownLatch(1);
    volatile CompletableResultCode result = CompletableResultCode.ofSuccess();

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      asked.countDown();
      taken.addAll(spans);
      return result;
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
