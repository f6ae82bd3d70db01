package org.trailmark.journey.sighting;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.journey.publication.PublishedJourney;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.thread.Daemons;
import org.trailmark.lrs.thread.Ending;
import tools.jackson.core.JacksonException;

/**
 * Does under a backlog what comes next while these statements are folded and committed: on a thread
 * of its own, which speaks to no database of the plugin. What the host reads ahead, it tells; what
 * was seen of it is taken only where that very batch is then handed over, and the same journeys
 * look; else it is looked at anew. So it decides nothing but how long something takes.
 *
 * <p>For one caller at a time; {@link #close} may come from another thread.
 */
public final class Foresight implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Foresight.class);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Daemons.named("journey-foresight"));
  private @Nullable CompletableFuture<Foreseen> next;

  /** Some statements, and what they mean to those who listen. */
  private record Foreseen(
      List<StoredStatement> statements, List<PublishedJourney> listening, Sightings seen) {

    boolean isOf(List<StoredStatement> batch, List<PublishedJourney> audience) {
      return batch == statements && audience.equals(listening);
    }
  }

  /**
   * What statements mean: as {@link Sightings#of} says.
   *
   * @param batch in the order of the log
   */
  public Sightings of(
      List<StoredStatement> batch,
      List<PublishedJourney> listening,
      BiConsumer<StoredStatement, JacksonException> broken) {
    CompletableFuture<Foreseen> before = next;
    next = null;
    Foreseen foreseen = before == null ? null : taken(before);
    return foreseen != null && foreseen.isOf(batch, listening)
        ? foreseen.seen()
        : Sightings.of(batch, new Audience(listening), broken);
  }

  /** Nothing is waiting: whatever comes next is new. */
  public void forget() {
    next = null;
  }

  /**
   * Looks at what is going to be asked for after the batch in hand.
   *
   * @param coming may fail, or not be asked for after all
   */
  public void lookAt(
      CompletionStage<List<StoredStatement>> coming, List<PublishedJourney> listening) {
    next =
        coming
            .thenApplyAsync(statements -> look(statements, listening), thread)
            .toCompletableFuture();
  }

  /** Does other work; where nothing is done any more, it fails. */
  public <T> CompletableFuture<T> meanwhile(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, thread);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(e);
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

  /**
   * What came of it.
   *
   * @return null: it failed, and will fail again in its turn if it must
   */
  public static <T> @Nullable T taken(CompletableFuture<T> ahead) {
    try {
      return ahead.join();
    } catch (CompletionException e) {
      LOG.debug("what comes next could not be foreseen", e);
      return null;
    }
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
