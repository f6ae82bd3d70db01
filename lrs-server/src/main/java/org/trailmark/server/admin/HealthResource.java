package org.trailmark.server.admin;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.trailmark.lrs.plugin.Health;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.store.Storage;

/** Whether everything works, for whoever restarts programs: 200 or 503. Open to everybody. */
@Path("health")
public final class HealthResource {
  private final Storage storage;
  private final Supplier<Map<String, Health>> plugins;

  /**
   * @param plugins how each plugin is, by name
   */
  public HealthResource(Storage storage, Supplier<Map<String, Health>> plugins) {
    this.storage = storage;
    this.plugins = plugins;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response health() {
    Map<String, Health> parts = new TreeMap<>();
    parts.put("storage", storageHealth());
    plugins.get().forEach((name, health) -> parts.put("plugin." + name, health));
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

  /**
   * The answer.
   *
   * @param up whether every part is
   * @param parts by name
   */
  public record Whole(boolean up, Map<String, Health> parts) {}
}
