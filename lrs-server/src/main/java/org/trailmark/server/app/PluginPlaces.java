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
import org.trailmark.server.http.transport.Mount;
import org.trailmark.server.http.transport.WebServer;
import org.trailmark.server.plugins.PluginResources;
import org.trailmark.server.plugins.PluginSite;
import org.trailmark.server.plugins.UnavailableResource;

/** Serves each plugin's resources below two paths, and counts what its calls cost. */
final class PluginPlaces implements PluginSite {
  private static final ClassLoader OWN = PluginPlaces.class.getClassLoader();

  private final String adminPath;
  private final String learnerPath;
  private final WebServer web;
  private final WebApplications applications;
  private final MeterRegistry metrics;
  private final Function<String, CallCost> costs;
  private final ToDoubleFunction<String> lags;
  private final Map<String, Mount> mounts = new ConcurrentHashMap<>();
  private final Set<String> counted = ConcurrentHashMap.newKeySet();

  /**
   * @param adminPath what comes before a plugin's name, for example {@code /admin/api}
   * @param learnerPath the same for what learners ask
   * @param costs what the calls of a plugin have cost, by its name
   * @param lags how many statements of the log it has not handled; not a number: it does not run
   *     here
   */
  PluginPlaces(
      String adminPath,
      String learnerPath,
      WebServer web,
      WebApplications applications,
      MeterRegistry metrics,
      Function<String, CallCost> costs,
      ToDoubleFunction<String> lags) {
    this.adminPath = adminPath;
    this.learnerPath = learnerPath;
    this.web = web;
    this.applications = applications;
    this.metrics = metrics;
    this.costs = costs;
    this.lags = lags;
  }

  @Override
  public void open(String name, PluginResources resources, ClassLoader loader) {
    count(name);
    put(adminPath, name, applications.forPlugin(name, resources.admin()), loader, Duration.ZERO);
    if (!resources.learner().isEmpty() || hasLearners(name)) {
      put(
          learnerPath,
          name,
          applications.forLearners(name, resources.learner()),
          loader,
          Duration.ZERO);
    }
  }

  @Override
  public boolean close(String name, String reason, Duration patience) {
    count(name);
    return put(name, Set.of(new UnavailableResource(reason)), patience);
  }

  /** The place stays, with nothing at it: Grizzly does not let go of one. */
  @Override
  public void remove(String name) {
    put(name, Set.of(), Duration.ZERO);
  }

  /** Puts what is our own in the place of all that a plugin serves. */
  private boolean put(String name, Set<Object> resources, Duration patience) {
    boolean answered = put(adminPath, name, applications.forPlugin(name, resources), OWN, patience);
    if (hasLearners(name)) {
      answered &= put(learnerPath, name, applications.forLearners(name, resources), OWN, patience);
    }
    return answered;
  }

  /** Whether it has served learners since the program began. */
  private boolean hasLearners(String name) {
    return mounts.containsKey(learnerPath + "/" + name);
  }

  private boolean put(
      String base, String name, ResourceConfig application, ClassLoader loader, Duration patience) {
    String path = base + "/" + name;
    Mount fresh = new Mount();
    Mount known = mounts.putIfAbsent(path, fresh);
    boolean answered = (known == null ? fresh : known).put(application, loader, patience);
    if (known == null) {
      web.add(path, fresh);
    }
    return answered;
  }

  /** Counters go on when a plugin stops. */
  private void count(String name) {
    if (!counted.add(name)) {
      return;
    }
    Gauge.builder("trailmark.plugin.lag", name, lags)
        .strongReference(true)
        .tag("plugin", name)
        .description("Statements of the log that it has not handled")
        .register(metrics);
    counter("calls", name, null, "Calls of handle and onTime, and tasks", cost -> cost.calls());
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
