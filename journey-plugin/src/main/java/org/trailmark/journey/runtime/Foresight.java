package org.trailmark.journey.runtime;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.thread.Daemons;
import org.trailmark.lrs.thread.Ending;
import tools.jackson.core.JacksonException;

/**
 * Sees under a backlog what the next statements mean while these are folded and committed: on a
 * thread of its own, which speaks to no database of the plugin. What comes next the host tells; of
 * history, the log. What it saw is taken only where the very same statements are then looked at,
 * and by the same journeys; else they are looked at anew. So it decides nothing but how long
 * something takes.
 *
 * <p>For one caller at a time; {@link #close} may come from another thread.
 */
final class Foresight implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Foresight.class);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final StatementLog log;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Daemons.named("journey-foresight"));
  private @Nullable CompletableFuture<Foreseen> next;

  /**
   * @param log where history is
   */
  Foresight(StatementLog log) {
    this.log = log;
  }

  /** Some statements, and what they mean to those who listen. */
  private record Foreseen(
      List<StoredStatement> statements, List<PublishedJourney> listening, Sightings seen) {

    boolean isOf(List<StoredStatement> batch, List<PublishedJourney> audience) {
      return audience.equals(listening) && (batch == statements || isSame(batch));
    }

    private boolean isSame(List<StoredStatement> batch) {
      Iterator<StoredStatement> foreseen = statements.iterator();
      return batch.size() == statements.size()
          && batch.stream().allMatch(one -> Foresight.isSame(one, foreseen.next()));
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
    return foreseen != null && foreseen.isOf(batch, listening)
        ? foreseen.seen()
        : Sightings.of(batch, new Audience(listening), broken);
  }

  /** Nothing is waiting: whatever comes next is new. */
  void forget() {
    next = null;
  }

  /**
   * Looks at what is going to be asked for after the batch in hand.
   *
   * @param coming may fail, or not be asked for after all
   */
  void lookAt(CompletionStage<List<StoredStatement>> coming, List<PublishedJourney> listening) {
    next =
        coming
            .thenApplyAsync(statements -> look(statements, listening), thread)
            .toCompletableFuture();
  }

  /** The same of a part of the log, which is read here and once more in its turn. */
  void readOn(long after, int max, long maxBytes, List<PublishedJourney> listening) {
    try {
      next =
          CompletableFuture.supplyAsync(
              () -> look(log.readAfter(after, max, maxBytes), listening), thread);
    } catch (RejectedExecutionException e) {
      LOG.debug("closed: nothing is seen ahead any more", e);
    }
  }

  private static Foreseen look(List<StoredStatement> statements, List<PublishedJourney> listening) {
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
