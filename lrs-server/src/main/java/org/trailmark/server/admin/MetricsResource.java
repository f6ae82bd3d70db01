package org.trailmark.server.admin;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Numbers for Prometheus; they tell nothing about learners. Open to everybody. */
@Path("metrics")
public final class MetricsResource {
  private final PrometheusMeterRegistry registry;
  private final Runnable refresh;

  /**
   * @param refresh brings what is asked for only now into the registry
   */
  public MetricsResource(PrometheusMeterRegistry registry, Runnable refresh) {
    this.registry = registry;
    this.refresh = refresh;
  }

  @GET
  @Produces("text/plain; version=0.0.4; charset=utf-8")
  public String metrics() {
    refresh.run();
    return registry.scrape();
  }
}
