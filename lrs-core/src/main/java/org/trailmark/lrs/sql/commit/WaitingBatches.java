package org.trailmark.lrs.sql.commit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.trailmark.lrs.store.StatementWriter.Appended;
import org.trailmark.lrs.trace.Span;
import org.trailmark.lrs.trace.SpanContext;

/** The line in front of the writer: short enough that it can never fill the memory. */
final class WaitingBatches {
  private static final int GROUP_STATEMENTS = 1_000;
  private static final long GROUP_BYTES = 16L << 20;

  private final Deque<Waiting> line = new ArrayDeque<>();
  private final long mostBytes;
  private long bytes;
  private boolean closed;

  /**
   * An empty line.
   *
   * @param mostBytes how much JSON may wait; a batch that is alone may be larger
   */
  WaitingBatches(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** A line that takes at most an eighth of the memory. */
  static WaitingBatches forThisMachine() {
    return new WaitingBatches(Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8));
  }

  /**
   * A batch and whom to tell.
   *
   * @param request what it came with
   * @param waiting from now until its commit begins
   */
  record Waiting(
      List<PackedStatement> batch,
      long bytes,
      CompletableFuture<Appended> answer,
      SpanContext request,
      Span waiting) {

    /** One that begins to wait. */
    static Waiting of(List<PackedStatement> batch, SpanContext request) {
      return new Waiting(
          batch,
          weight(batch),
          new CompletableFuture<>(),
          request,
          request.begin("statements.wait"));
    }

    private static long weight(List<PackedStatement> batch) {
      return batch.stream().mapToLong(packed -> packed.statement().json().length).sum();
    }
  }

  enum Admission {
    ADMITTED,
    FULL,
    CLOSED
  }

  synchronized Admission add(Waiting waiting) {
    if (closed) {
      return Admission.CLOSED;
    }
    if (!line.isEmpty() && bytes + waiting.bytes() > mostBytes) {
      return Admission.FULL;
    }
    line.add(waiting);
    bytes += waiting.bytes();
    notifyAll();
    return Admission.ADMITTED;
  }

  /**
   * Waits for batches and takes those that make one group: at least one.
   *
   * @return empty when closed and nothing is left
   */
  synchronized List<Waiting> take() throws InterruptedException {
    while (line.isEmpty() && !closed) {
      wait();
    }
    List<Waiting> group = new ArrayList<>();
    int statements = 0;
    long taken = 0;
    while (!line.isEmpty() && statements < GROUP_STATEMENTS && taken < GROUP_BYTES) {
      Waiting next = line.remove();
      group.add(next);
      statements += next.batch().size();
      taken += next.bytes();
    }
    bytes -= taken;
    return group;
  }

  synchronized int count() {
    return line.size();
  }

  /** The JSON of what waits. */
  synchronized long bytes() {
    return bytes;
  }

  long mostBytes() {
    return mostBytes;
  }

  /** Admits no more; what waits is still taken. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
