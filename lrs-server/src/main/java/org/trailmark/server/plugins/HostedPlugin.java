package org.trailmark.server.plugins;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.dispatch.CallCost;
import org.trailmark.lrs.dispatch.Dispatcher;
import org.trailmark.lrs.dispatch.Watched;
import org.trailmark.lrs.plugin.Health;
import org.trailmark.lrs.plugin.LrsPlugin;

/**
 * A plugin that is known, whether or not it runs. Changed by {@link PluginLife} alone; looked at on
 * any thread.
 */
final class HostedPlugin {
  private final String name;
  private final String origin;
  private final @Nullable PluginJar jar;
  private final @Nullable LrsPlugin<?> builtIn;
  private final InstantSource clock;
  private volatile Standing standing;
  private volatile @Nullable PluginRun run;
  private volatile CallCost earlier = CallCost.NONE;

  private HostedPlugin(
      String name,
      String origin,
      @Nullable PluginJar jar,
      @Nullable LrsPlugin<?> builtIn,
      InstantSource clock) {
    this.name = name;
    this.origin = origin;
    this.jar = jar;
    this.builtIn = builtIn;
    this.clock = clock;
    this.standing = new Standing(PluginState.STOPPED, "It was not started yet.", now(), null, null);
  }

  /**
   * One that comes with the program.
   *
   * @param origin where it was found, for the operator
   */
  static HostedPlugin builtIn(
      String name, LrsPlugin<?> factory, String origin, InstantSource clock) {
    return new HostedPlugin(name, origin, null, factory, clock);
  }

  static HostedPlugin ofJar(String name, PluginJar jar, InstantSource clock) {
    return new HostedPlugin(name, jar.file().toString(), jar, null, clock);
  }

  String name() {
    return name;
  }

  String origin() {
    return origin;
  }

  /** Null: it comes with the program. */
  @Nullable PluginJar jar() {
    return jar;
  }

  /** What makes the working plugin; empty where its jar is closed, or offers it no more. */
  Optional<LrsPlugin<?>> factory() {
    return jar == null
        ? Optional.ofNullable(builtIn)
        : Optional.ofNullable(jar.factories().get(name));
  }

  Standing standing() {
    return standing;
  }

  boolean is(PluginState state) {
    return standing.state() == state;
  }

  /** Empty while it does not run. */
  Optional<PluginRun> run() {
    return Optional.ofNullable(run);
  }

  Optional<Dispatcher> dispatcher() {
    return run().flatMap(PluginRun::dispatcher);
  }

  /** Its page of the console; empty while it does not run, or where it has none. */
  Optional<PluginPage> page() {
    return run().flatMap(PluginRun::page);
  }

  /** What its calls have cost since the program began. */
  CallCost cost() {
    return run().stream()
        .flatMap(current -> current.watched().stream())
        .map(Watched::cost)
        .reduce(earlier, CallCost::and);
  }

  /** An admin's wish is no illness. */
  Health health() {
    PluginRun current = run;
    if (current != null) {
      return current.health();
    }
    Standing why = standing;
    return new Health(why.state() != PluginState.FAILED, why.reason());
  }

  void runs(PluginRun begun) {
    run = begun;
    standing = new Standing(PluginState.RUNNING, "", now(), null, standing.leftovers());
  }

  void ended(PluginState state, String reason, @Nullable String trace, Leftovers leftovers) {
    earlier = cost();
    run = null;
    standing = new Standing(state, reason, now(), trace, leftovers);
  }

  /** It stands otherwise than before, and does not run. */
  void stands(PluginState state, String reason, @Nullable String trace) {
    standing = new Standing(state, reason, now(), trace, standing.leftovers());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
