package org.trailmark.lrs.dispatch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * Wishes to have a statement of the quarantine delivered again, until the dispatch thread comes.
 */
final class Redeliveries {
  private final Deque<Wish> wishes = new ArrayDeque<>();
  private boolean closed;

  record Wish(long seq, CompletableFuture<Boolean> answer) {}

  synchronized CompletionStage<Boolean> ask(long seq) {
    Wish wish = new Wish(seq, new CompletableFuture<>());
    if (closed) {
      refuse(wish);
    } else {
      wishes.add(wish);
    }
    return wish.answer().minimalCompletionStage();
  }

  synchronized @Nullable Wish next() {
    return wishes.poll();
  }

  /** Refuses what waits and what will come. */
  synchronized void close() {
    closed = true;
    wishes.forEach(Redeliveries::refuse);
    wishes.clear();
  }

  private static void refuse(Wish wish) {
    wish.answer()
        .completeExceptionally(
            new LrsException(ProblemCode.STORE_UNAVAILABLE, "The dispatch has stopped."));
  }
}
