package org.trailmark.lrs.pack;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lends what only one thread at a time may use, and what is too dear to make for each use. */
final class Pool<T extends AutoCloseable> {
  private final ConcurrentLinkedDeque<T> idle = new ConcurrentLinkedDeque<>();
  private final Supplier<T> maker;

  Pool(Supplier<T> maker) {
    this.maker = maker;
  }

  <R> R use(Function<T, R> work) {
    @Nullable T idler = idle.pollFirst();
    T lent = idler != null ? idler : maker.get();
    try {
      return work.apply(lent);
    } finally {
      idle.addFirst(lent);
    }
  }

  void close() {
    for (T lent = idle.pollFirst(); lent != null; lent = idle.pollFirst()) {
      try {
        lent.close();
      } catch (Exception e) {
        throw new IllegalStateException("cannot be given back: " + lent, e);
      }
    }
  }
}
