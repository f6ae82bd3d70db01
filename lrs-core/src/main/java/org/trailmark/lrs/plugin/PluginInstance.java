package org.trailmark.lrs.plugin;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A plugin at work. Every method has an empty default; a plugin overrides what it has. */
public interface PluginInstance extends AutoCloseable {

  /** What follows the statements; asked for once. Empty: the plugin does not follow them. */
  default Optional<StatementHandler> handler() {
    return Optional.empty();
  }

  /**
   * JAX-RS resources (instances), served under {@code /admin/api/NAME} to credentials of scope
   * admin; asked for once. What they throw is answered as a problem document; what they return is
   * written as JSON.
   */
  default Set<Object> adminResources() {
    return Set.of();
  }

  /**
   * JAX-RS resources (instances), served under {@code /me/api/NAME} to whoever holds a learner's
   * link; asked for once. The principal of a request's {@code SecurityContext} is the {@link
   * LearnerPrincipal}, and every answer is about that person alone: others' things are not found.
   */
  default Set<Object> learnerResources() {
    return Set.of();
  }

  /** Whether the plugin works; answers quickly, without waiting for anything remote. */
  default Health check() {
    return Health.ok();
  }

  /**
   * Numbers for those who watch over the server, each by a name of lower-case letters and
   * underscores, like {@code outbox_waiting}; served as the metric {@code
   * trailmark_plugin_gauge{plugin="NAME", name="..."}}. Asked whenever metrics are read, on a
   * thread of its own; answers quickly.
   */
  default Map<String, Double> gauges() {
    return Map.of();
  }

  /** Frees what {@code create} opened; not the database, which its host closes. */
  @Override
  default void close() {}
}
