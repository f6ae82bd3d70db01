package org.trailmark.server.plugins;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.dispatch.CallInHand;
import org.trailmark.lrs.dispatch.Watched;
import org.trailmark.lrs.problem.LrsException;

/**
 * Looks at every plugin that runs, a few times a second, on the thread {@code plugin-watch}. One
 * that does not come back from a call, that allocates without measure in one, or that could not go
 * on, is stopped. Now and then it also looks for what was disabled on another node.
 */
final class Watchdog implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Watchdog.class);
  private static final long GLANCE_MS = 200;
  private static final int GLANCES_TO_OTHER_NODES = 5;

  private final PluginRegistry registry;
  private final PluginChanges changes;
  private final PluginLimits limits;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "plugin-watch");

  Watchdog(PluginRegistry registry, PluginChanges changes, PluginLimits limits) {
    this.registry = registry;
    this.changes = changes;
    this.limits = limits;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      for (int n = 1; !closing.await(GLANCE_MS, TimeUnit.MILLISECONDS); n++) {
        registry.all().forEach(this::glance);
        if (n % GLANCES_TO_OTHER_NODES == 0) {
          glanceToOtherNodes();
        }
      }
    } catch (InterruptedException e) {
      log.error("Nobody watches the plugins any more", e);
    }
  }

  private void glance(HostedPlugin plugin) {
    plugin.run().ifPresent(run -> run.watched().forEach(thread -> glance(plugin, run, thread)));
  }

  private void glance(HostedPlugin plugin, PluginRun run, Watched thread) {
    try {
      Optional<String> excess = thread.callInHand().flatMap(this::excess);
      Optional<Throwable> end = thread.failure();
      if (excess.isPresent()) {
        changes.fail(plugin, run, excess.get(), PluginFailure.lines(thread.stack()));
      } else if (end.isPresent()) {
        changes.fail(plugin, run, "It cannot go on: " + end.get(), null);
      }
    } catch (LrsException e) {
      log.warn("Could not stop the plugin {}", plugin.name(), e);
    }
  }

  private void glanceToOtherNodes() {
    try {
      changes.followOtherNodes();
    } catch (LrsException e) {
      log.debug("What other nodes disabled is not known now", e);
    }
  }

  private Optional<String> excess(CallInHand call) {
    if (call.allocatedBytes() > limits.allocation()) {
      return Optional.of(
          "eats memory: one call of "
              + call.method()
              + " allocated more than "
              + limits.allocation()
              + " bytes.");
    }
    if (call.time().compareTo(limits.call()) > 0) {
      return Optional.of(
          "stuck: " + call.method() + " did not return within " + limits.call() + ".");
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
