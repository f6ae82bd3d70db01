package org.trailmark.journey;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.journey.api.LagResource;
import org.trailmark.lrs.plugin.PluginMetrics;
import org.trailmark.lrs.thread.Daemons;
import org.trailmark.lrs.thread.Ending;

/**
 * What waits in all journeys and channels, for operators: as it was a few seconds ago. Looked at on
 * a thread of its own, by the time of the machine and not of the stream: an outbox empties while
 * nothing is stored.
 */
final class WaitingNumbers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WaitingNumbers.class);
  private static final int AGE_SECONDS = 15;

  private final LagResource lag;
  private final PluginMetrics.Gauge timers;
  private final PluginMetrics.Gauge waiting;
  private final PluginMetrics.Gauge dead;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(Daemons.named("journey-numbers"));

  WaitingNumbers(PluginMetrics metrics, LagResource lag) {
    this.lag = lag;
    this.timers = metrics.gauge("timers_due", "Learners whose journeys move on when there is time");
    this.waiting = metrics.gauge("outbox_waiting", "Deliveries that wait for their next try");
    this.dead = metrics.gauge("outbox_dead", "Deliveries that were given up");
  }

  /** Looks at them from now on; once. */
  void start() {
    var unused = watch.scheduleWithFixedDelay(this::look, 0, AGE_SECONDS, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      LagResource.Waiting now = lag.waiting();
      timers.set((double) now.timersDue());
      waiting.set((double) now.outboxWaiting());
      dead.set((double) now.outboxDead());
    } catch (RuntimeException e) {
      LOG.warn("What waits cannot be counted now; it is tried again", e);
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
    if (!Ending.await(watch, Duration.ofSeconds(AGE_SECONDS))) {
      LOG.warn("Counting what waits has not ended");
    }
  }
}
