package org.trailmark.server.admin;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.trailmark.lrs.plugin.Health;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.store.Storage;

/**
 * Whether everything works, and which part does not: 200 or 503. Open to everybody.
 *
 * <p>Three questions that machines ask: {@code live}, is it to be restarted; {@code ready}, is it
 * to be sent requests; and the whole, is somebody to be called.
 */
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
  /** Clocks of machines that are kept together differ by less. */
  private static final Duration BEHIND = Duration.ofMinutes(1);

  private final Storage storage;
  private final Supplier<Map<String, Health>> plugins;
  private final InstantSource clock;
  private final Supplier<Optional<String>> doubt;

  /**
   * @param plugins how each plugin is, by name
   * @param clock that stamps statements
   * @param doubt why the machine's clock is not believed now; empty: it is
   */
  public HealthResource(
      Storage storage,
      Supplier<Map<String, Health>> plugins,
      InstantSource clock,
      Supplier<Optional<String>> doubt) {
    this.storage = storage;
    this.plugins = plugins;
    this.clock = clock;
    this.doubt = doubt;
  }

  /** Every part. */
  @GET
  public Response health() {
    Map<String, Health> parts = new TreeMap<>();
    Health store = storageHealth();
    parts.put("storage", store);
    if (store.up()) {
      parts.put("clock", clockHealth());
    }
    plugins.get().forEach((name, health) -> parts.put("plugin." + name, health));
    return answer(parts);
  }

  /** Whether it may come to itself. What a plugin lacks, or the disk, no restart brings. */
  @GET
  @Path("live")
  public Response live() {
    return answer(
        Map.of(
            "storage",
            storage.isAlive()
                ? Health.ok()
                : Health.down("It takes nothing any more until it is started again.")));
  }

  /** Whether it can take statements and answer with them; plugins follow when they can. */
  @GET
  @Path("ready")
  public Response ready() {
    return answer(Map.of("storage", storageHealth()));
  }

  private static Response answer(Map<String, Health> parts) {
    boolean up = parts.values().stream().allMatch(Health::up);
    return Response.status(up ? 200 : 503).entity(new Whole(up, parts)).build();
  }

  private Health storageHealth() {
    try {
      storage.check();
      return Health.ok();
    } catch (LrsException e) {
      return Health.down(String.valueOf(e.getMessage()));
    }
  }

  /** {@code stored} never falls: where the clock was set back, it waits for the clock. */
  private Health clockHealth() {
    Optional<String> doubted = doubt.get();
    if (doubted.isPresent()) {
      return Health.down(doubted.get());
    }
    Instant now = clock.instant();
    Duration behind = Duration.between(now, storage.reader().consistentThrough());
    return behind.compareTo(BEHIND) < 0
        ? Health.ok()
        : Health.down(
            "The clock says "
                + now
                + ", "
                + behind
                + " before the newest statement. Set it right; until it has come so far, statements"
                + " are stamped with the time of that one.");
  }

  /**
   * The answer.
   *
   * @param up whether every part is
   * @param parts by name
   */
  public record Whole(boolean up, Map<String, Health> parts) {}
}
