package org.trailmark.journey;

import java.time.Duration;
import org.trailmark.journey.api.LagResource;
import org.trailmark.lrs.plugin.PluginMetrics;
import org.trailmark.lrs.plugin.PluginTask;
import org.trailmark.lrs.plugin.Schedule;

/** What waits in all journeys and channels, for operators: as it was at most {@link #AGE} ago. */
final class WaitingNumbers {
  private static final Duration AGE = Duration.ofSeconds(15);

  private final LagResource lag;
  private final PluginMetrics.Gauge timers;
  private final PluginMetrics.Gauge waiting;
  private final PluginMetrics.Gauge dead;

  WaitingNumbers(PluginMetrics metrics, LagResource lag) {
    this.lag = lag;
    this.timers = metrics.gauge("timers_due", "Learners whose journeys move on when there is time");
    this.waiting = metrics.gauge("outbox_waiting", "Deliveries that wait for their next try");
    this.dead = metrics.gauge("outbox_dead", "Deliveries that were given up");
  }

  /** Looks at them, time and again. */
  PluginTask task() {
    return new PluginTask("numbers", Schedule.every(AGE), due -> look());
  }

  private void look() {
    LagResource.Waiting now = lag.waiting();
    timers.set((double) now.timersDue());
    waiting.set((double) now.outboxWaiting());
    dead.set((double) now.outboxDead());
  }
}
