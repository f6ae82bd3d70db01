package org.trailmark.bench.table;

import java.util.concurrent.atomic.AtomicLong;
import org.trailmark.bench.statements.StatementStream;

/** Statements that are to be stored, each handed out once, in order. Safe on any thread. */
final class Supply {
  final StatementStream stream;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  Supply(StatementStream stream) {
    this.stream = stream;
  }

  /** Hands out so many; gives the number of the first. */
  long take(int count) {
    long first = next.getAndAdd(count);
    for (int i = 0; i < count; i++) {
      bytes.addAndGet(stream.length(first + i));
    }
    return first;
  }

  /** How many were handed out. */
  long taken() {
    return next.get();
  }

  /** Length of the JSON of all that was handed out. */
  long takenBytes() {
    return bytes.get();
  }
}
