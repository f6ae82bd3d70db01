package org.trailmark.server.admin;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Counts and times the requests of one application, by method and status. */
@PreMatching
@Priority(0)
public final class RequestMetrics implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String BEGAN = RequestMetrics.class.getName();
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");

  private final MeterRegistry registry;
  private final String application;
  private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

  public RequestMetrics(MeterRegistry registry, String application) {
    this.registry = registry;
    this.application = application;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(BEGAN, System.nanoTime());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(BEGAN) instanceof Long began) {
      String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
      timers
          .computeIfAbsent(new Kind(method, response.getStatus()), this::timer)
          .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }
  }

  private Timer timer(Kind kind) {
    return Timer.builder("trailmark.http.requests")
        .description("Requests, from the first filter to the response's head")
        .tag("application", application)
        .tag("method", kind.method)
        .tag("status", Integer.toString(kind.status))
        .register(registry);
  }

  private record Kind(String method, int status) {}
}
