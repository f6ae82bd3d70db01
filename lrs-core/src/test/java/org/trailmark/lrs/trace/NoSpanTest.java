package org.trailmark.lrs.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NoSpanTest {
  private static final int TIMES = 100_000;

  @Test
  void work_thatNobodyWatches_isDone() {
    AtomicInteger done = new AtomicInteger();

    SpanContext.begin("work", List.of()).run(done::incrementAndGet);

    assertThat(done).hasValue(1);
    assertThat(SpanContext.current()).isSameAs(SpanContext.NONE);
    assertThat(SpanContext.NONE.begin("work")).isSameAs(Span.none());
    assertThat(Span.none().context()).isSameAs(SpanContext.NONE);
  }

  @Test
  void work_thatNobodyWatches_allocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    work();
    long before = threads.getCurrentThreadAllocatedBytes();

    for (int i = 0; i < TIMES; i++) {
      work();
    }

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(TIMES);
  }

  private static void work() {
    try (Span span = SpanContext.current().begin("work")) {
      span.with("trailmark.statements", 1L).with("trailmark.plugin", "journey");
    }
  }
}
