package org.trailmark.server.admin;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Watches the requests of one application: gives each an id, which stands in the answer and in the
 * log; times it, by method, route and status; and tells of it where it was slow, or of every one
 * where that is wanted. What learners are asked about, the query, is never logged.
 */
@PreMatching
@Priority(0)
public final class RequestObserver implements ContainerRequestFilter, ContainerResponseFilter {
  /** The header that brings and takes an id. */
  public static final String HEADER = "X-Request-Id";

  /** What the id is called in log events. */
  public static final String MDC_KEY = "request";

  private static final Logger access = LoggerFactory.getLogger("org.trailmark.access");
  private static final Logger log = LoggerFactory.getLogger(RequestObserver.class);
  private static final String OBSERVED = RequestObserver.class.getName();
  private static final int MOST_KINDS = 2000;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");

  /** Bounds of the histogram: from what a cached read takes to what nobody waits for. */
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(1),
    Duration.ofMillis(3),
    Duration.ofMillis(10),
    Duration.ofMillis(30),
    Duration.ofMillis(100),
    Duration.ofMillis(300),
    Duration.ofSeconds(1),
    Duration.ofSeconds(3),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry registry;
  private final String application;
  private final Ways ways;
  private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

  /**
   * What is told of requests.
   *
   * @param address whose request it is, as digits
   * @param all whether of every one
   * @param slow from when on a request is slow
   */
  public record Ways(
      Function<ContainerRequestContext, String> address, boolean all, Duration slow) {}

  private record Observed(String id, long began) {}

  /** A route is the method that answers; null: there is none. */
  private record Kind(@Nullable ResourceMethod route, String method, int status) {}

  public RequestObserver(MeterRegistry registry, String application, Ways ways) {
    this.registry = registry;
    this.application = application;
    this.ways = ways;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String sent = request.getHeaderString(HEADER);
    String id = sent != null && ID.matcher(sent).matches() ? sent : made();
    request.setProperty(OBSERVED, new Observed(id, System.nanoTime()));
    MDC.put(MDC_KEY, id);
  }

  private static String made() {
    return Long.toHexString(ThreadLocalRandom.current().nextLong());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(OBSERVED) instanceof Observed observed) {
      long nanos = System.nanoTime() - observed.began;
      response.getHeaders().putSingle(HEADER, observed.id);
      String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
      ExtendedUriInfo uri = (ExtendedUriInfo) request.getUriInfo();
      // A resource that is located anew for each request has methods that are new each time.
      ResourceMethod answers = timers.size() < MOST_KINDS ? uri.getMatchedResourceMethod() : null;
      timers
          .computeIfAbsent(
              new Kind(answers, method, response.getStatus()),
              kind -> timer(kind, kind.route == null ? "other" : route(uri)))
          .record(nanos, TimeUnit.NANOSECONDS);
      tell(request, response, observed.id, nanos);
    }
    MDC.remove(MDC_KEY);
  }

  private void tell(
      ContainerRequestContext request, ContainerResponseContext response, String id, long nanos) {
    boolean slow = nanos > ways.slow.toNanos();
    if (!slow && !ways.all) {
      return;
    }
    MDC.put(MDC_KEY, id); // an answer that was put off is written on another thread
    Principal caller = request.getSecurityContext().getUserPrincipal();
    String line =
        "%s %s %s %s %d %d ms"
            .formatted(
                ways.address.apply(request),
                caller == null ? "-" : caller.getName(),
                request.getMethod(),
                request.getUriInfo().getRequestUri().getRawPath(),
                response.getStatus(),
                TimeUnit.NANOSECONDS.toMillis(nanos));
    if (ways.all) {
      access.info(line);
    }
    if (slow) {
      log.warn("Slow: {}, with {}", line, request.getUriInfo().getQueryParameters().keySet());
    }
  }

  /** As it is declared: {@code statements}, {@code credentials/{key}}. */
  private static String route(ExtendedUriInfo uri) {
    StringBuilder route = new StringBuilder();
    uri.getMatchedTemplates().forEach(template -> route.insert(0, template.getTemplate()));
    return route.toString();
  }

  private Timer timer(Kind kind, String route) {
    return Timer.builder("trailmark.http.requests")
        .description("Requests, from the first filter to the response's head")
        .tag("application", application)
        .tag("method", kind.method)
        .tag("route", route)
        .tag("status", Integer.toString(kind.status))
        .serviceLevelObjectives(BOUNDS)
        .register(registry);
  }
}
