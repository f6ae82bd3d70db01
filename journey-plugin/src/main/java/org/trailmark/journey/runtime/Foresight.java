package org.trailmark.journey.runtime;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.thread.Ending;
import tools.jackson.core.JacksonException;

/**
 * Sees under a backlog what the next statements mean while these are folded and committed: on a
 * thread of its own, which reads the log and speaks to no other database. What it saw is taken only
 * where the very same bytes are then handed over, and the same journeys look at them; else they are
 * looked at anew. So it decides nothing but how long something takes.
 *
 * <p>For one caller at a time; {@link #close} may come from another thread.
 */
final class Foresight implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Foresight.class);

  /** A batch like this means that more is waiting. */
  private static final int BACKLOG = 1000;

  /** Where statements are heavier, two batches are too much to hold at a time. */
  private static final long HEAVY = 16L << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final StatementLog log;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread ahead = new Thread(task, "journey-foresight");
            ahead.setDaemon(true);
            return ahead;
          });
  private @Nullable CompletableFuture<Foreseen> next;

  /**
   * @param log where the next statements are
   */
  Foresight(StatementLog log) {
    this.log = log;
  }

  /** Some statements, and what they mean to those who listen. */
  private record Foreseen(
      List<StoredStatement> statements, List<PublishedJourney> listening, Sightings seen) {

    boolean isOf(List<StoredStatement> batch, List<PublishedJourney> audience) {
      Iterator<StoredStatement> foreseen = statements.iterator();
      return audience.equals(listening)
          && batch.size() == statements.size()
          && batch.stream().allMatch(one -> isSame(one, foreseen.next()));
    }
  }

  /**
   * What statements mean: as {@link Sightings#of} says.
   *
   * @param batch in the order of the log
   */
  Sightings of(
      List<StoredStatement> batch,
      List<PublishedJourney> listening,
      BiConsumer<StoredStatement, JacksonException> broken) {
    Foreseen foreseen = taken();
    Sightings seen =
        foreseen != null && foreseen.isOf(batch, listening)
            ? foreseen.seen()
            : Sightings.of(batch, new Audience(listening), broken);
    if (batch.size() >= BACKLOG && bytes(batch) < HEAVY) {
      lookAhead(batch.get(batch.size() - 1).seq(), batch.size(), listening);
    }
    return seen;
  }

  /** The log is read to its end: whatever comes next is new. */
  void forget() {
    next = null;
  }

  private void lookAhead(long after, int max, List<PublishedJourney> listening) {
    try {
      next = CompletableFuture.supplyAsync(() -> look(after, max, listening), thread);
    } catch (RejectedExecutionException e) {
      LOG.debug("closed: nothing is seen ahead any more", e);
    }
  }

  private Foreseen look(long after, int max, List<PublishedJourney> listening) {
    List<StoredStatement> statements = log.readAfter(after, max);
    return new Foreseen(
        statements,
        listening,
        Sightings.of(
            statements,
            new Audience(listening),
            (statement, refusal) -> {
              throw refusal; // whoever looks at it in its turn knows what becomes of it
            }));
  }

  /** What was foreseen; null: nothing, or it failed, and will fail again in its turn if it must. */
  private @Nullable Foreseen taken() {
    CompletableFuture<Foreseen> ahead = next;
    next = null;
    if (ahead == null) {
      return null;
    }
    try {
      return ahead.join();
    } catch (CompletionException e) {
      LOG.debug("what comes next could not be foreseen", e);
      return null;
    }
  }

  private static long bytes(List<StoredStatement> batch) {
    return batch.stream().mapToLong(statement -> statement.json().length).sum();
  }

  private static boolean isSame(StoredStatement one, StoredStatement other) {
    return one.seq() == other.seq()
        && one.voided() == other.voided()
        && one.id().equals(other.id())
        && one.stored().equals(other.stored())
        && Arrays.equals(one.json(), other.json());
  }

  /** Ends the thread; what is asked afterwards is answered without it. */
  @Override
  public void close() {
    thread.shutdown(); // what was begun comes to its end, so nobody waits for it in vain
    if (!Ending.await(thread, PATIENCE)) {
      LOG.warn("journey-foresight does not end");
    }
  }
}
