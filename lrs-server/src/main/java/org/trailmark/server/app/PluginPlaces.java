package org.trailmark.server.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.dispatch.CallCost;
import org.trailmark.server.http.Mount;
import org.trailmark.server.http.WebServer;
import org.trailmark.server.plugins.PluginSite;

/** Serves each plugin's resources below one path, and counts what its calls cost. */
final class PluginPlaces implements PluginSite {
  private static final ClassLoader OWN = PluginPlaces.class.getClassLoader();

  private final String path;
  private final WebServer web;
  private final WebApplications applications;
  private final MeterRegistry metrics;
  private final Function<String, CallCost> costs;
  private final Map<String, Mount> mounts = new ConcurrentHashMap<>();
  private final Set<String> counted = ConcurrentHashMap.newKeySet();

  /**
   * @param path what comes before a plugin's name, for example {@code /admin/api}
   * @param costs what the calls of a plugin have cost, by its name
   */
  PluginPlaces(
      String path,
      WebServer web,
      WebApplications applications,
      MeterRegistry metrics,
      Function<String, CallCost> costs) {
    this.path = path;
    this.web = web;
    this.applications = applications;
    this.metrics = metrics;
    this.costs = costs;
  }

  @Override
  public void open(String name, Set<Object> resources, ClassLoader loader) {
    count(name);
    put(name, applications.forAdmins(name, resources), loader, Duration.ZERO);
  }

  @Override
  public boolean close(String name, String reason, Duration patience) {
    count(name);
    ResourceConfig nobody = applications.forAdmins(name, Set.of(new UnavailableResource(reason)));
    return put(name, nobody, OWN, patience);
  }

  private boolean put(
      String name, ResourceConfig application, ClassLoader loader, Duration patience) {
    Mount fresh = new Mount();
    Mount known = mounts.putIfAbsent(name, fresh);
    boolean answered = (known == null ? fresh : known).put(application, loader, patience);
    if (known == null) {
      web.add(path + "/" + name, fresh);
    }
    return answered;
  }

  /** The place stays, with nothing at it: Grizzly does not let go of one. */
  @Override
  public void remove(String name) {
    put(name, applications.forAdmins(name, Set.of()), OWN, Duration.ZERO);
  }

  /** Counters go on when a plugin stops. */
  private void count(String name) {
    if (!counted.add(name)) {
      return;
    }
    counter("calls", name, null, "Calls of handle and onTime", cost -> cost.calls());
    counter("call.time", name, "seconds", "Time that they took", cost -> seconds(cost.time()));
    counter(
        "call.allocated", name, "bytes", "Memory that they allocated", CallCost::allocatedBytes);
    gauge("call.longest", name, "seconds", "The longest call", cost -> seconds(cost.longest()));
    gauge(
        "call.allocated.most",
        name,
        "bytes",
        "What one call allocated at most",
        CallCost::mostAllocatedBytes);
  }

  private void counter(
      String what,
      String name,
      @Nullable String unit,
      String description,
      ToDoubleFunction<CallCost> value) {
    FunctionCounter.builder(
            "trailmark.plugin." + what, costs, of -> value.applyAsDouble(of.apply(name)))
        .tag("plugin", name)
        .baseUnit(unit)
        .description(description)
        .register(metrics);
  }

  private void gauge(
      String what, String name, String unit, String description, ToDoubleFunction<CallCost> value) {
    Gauge.builder("trailmark.plugin." + what, costs, of -> value.applyAsDouble(of.apply(name)))
        .tag("plugin", name)
        .baseUnit(unit)
        .description(description)
        .register(metrics);
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
