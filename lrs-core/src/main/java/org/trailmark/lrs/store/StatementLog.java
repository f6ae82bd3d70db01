package org.trailmark.lrs.store;

import java.util.List;
import org.trailmark.lrs.trace.SpanContext;

/** The statements in the order of their commit, for whoever follows along. */
public interface StatementLog {

  /**
   * The statements after {@code seq}, oldest first, voided ones too.
   *
   * @param seq 0 for the beginning
   * @param max how many at most
   * @return empty when there is nothing after {@code seq} yet
   */
  default List<StoredStatement> readAfter(long seq, int max) {
    return readAfter(seq, max, Long.MAX_VALUE);
  }

  /**
   * The same, for whoever wants no more in memory than is good.
   *
   * @param maxBytes where one more statement would make their JSON longer than this, the rest is
   *     left out; the first never is
   */
  List<StoredStatement> readAfter(long seq, int max, long maxBytes);

  /** The {@code seq} of the newest statement, 0 when there is none. */
  long head();

  /**
   * Calls {@code listener} after each commit, on the writer's thread: it must only wake somebody.
   *
   * @return closes the subscription
   */
  Subscription onCommit(Runnable listener);

  /**
   * The watched requests that brought statements of a part of the log, each once, as long as this
   * process remembers: it stored them itself, not long ago.
   *
   * @param after the {@code seq} before the part
   * @param last the {@code seq} of its last statement
   */
  default List<SpanContext> origins(long after, long last) {
    return List.of();
  }

  /** Ends when closed. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
