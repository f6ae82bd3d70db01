package org.trailmark.testkit.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.touchpoints.OutboxResource;
import org.trailmark.testkit.plugin.PluginKit;
import tools.jackson.databind.JsonNode;

/** What is on its way to receivers: the threads of the outbox carry it, and we wait for them. */
final class Deliveries {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long GLANCE_MILLIS = 5;

  /** A delivery in the air is written down as due again when this has passed. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  /** How far the clock may have ticked since a delivery was taken up. */
  private static final Duration TICKED = Duration.ofSeconds(1);

  private final PluginKit kit;

  Deliveries(PluginKit kit) {
    this.kit = kit;
  }

  /**
   * Waits until each that is due was tried.
   *
   * @return whether there was anything to wait for
   */
  boolean await() {
    if (pending().isEmpty()) {
      return false;
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!pending().isEmpty()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("No end of these deliveries: " + pending());
      }
      try {
        Thread.sleep(GLANCE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while deliveries were under way", e);
      }
    }
    return true;
  }

  /** When the next one is tried again. */
  Optional<Instant> nextDue() {
    return list("waiting").stream().map(Deliveries::nextAt).min(Comparator.naturalOrder());
  }

  private List<JsonNode> pending() {
    Instant now = kit.now();
    return list("waiting").stream()
        .filter(delivery -> !nextAt(delivery).isAfter(now) || isInTheAir(delivery, now))
        .toList();
  }

  private static boolean isInTheAir(JsonNode delivery, Instant now) {
    Duration left = Duration.between(now, nextAt(delivery));
    return delivery.path("attempts").asInt() > 0
        && left.compareTo(LEASE) <= 0
        && left.compareTo(LEASE.minus(TICKED)) > 0;
  }

  private static Instant nextAt(JsonNode delivery) {
    return Instant.parse(delivery.path("nextAt").asString());
  }

  private List<JsonNode> list(String state) {
    List<JsonNode> all = new ArrayList<>();
    String after = null;
    do {
      JsonNode page = page(state, after);
      page.path("deliveries").forEach(all::add);
      after = page.has("more") ? page.path("more").asString() : null;
    } while (after != null);
    return all;
  }

  private JsonNode page(String state, @Nullable String after) {
    return Answers.json(kit.resource(OutboxResource.class).list(state, after, null));
  }
}
