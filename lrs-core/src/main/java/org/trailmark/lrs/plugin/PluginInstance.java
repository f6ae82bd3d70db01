package org.trailmark.lrs.plugin;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A plugin at work. Every method has an empty default; a plugin overrides what it has. */
public interface PluginInstance extends AutoCloseable {

  /** What follows the statements; asked for once. Empty: the plugin does not follow them. */
  default Optional<StatementHandler> handler() {
    return Optional.empty();
  }

  /** What it does at its times; asked for once. */
  default List<PluginTask> tasks() {
    return List.of();
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

  /** A page of its own in the console; asked for once. Empty: it has none. */
  default Optional<ConsolePage> consolePage() {
    return Optional.empty();
  }

  /**
   * What happens in the plugin, for whoever follows along; asked for once. Empty: nothing is told.
   */
  default Optional<PluginEvents> events() {
    return Optional.empty();
  }

  /** The long work that the plugin does by itself, for admins; asked for once. Empty: none. */
  default Optional<PluginJobs> jobs() {
    return Optional.empty();
  }

  /** What the plugin keeps of people; asked for once. Empty: nothing. */
  default Optional<PersonalData> personalData() {
    return Optional.empty();
  }

  /**
   * What hears of statements that rules of retention took away; asked for once. Empty: what the
   * plugin made of them stays.
   */
  default Optional<RemovedStatements> removedStatements() {
    return Optional.empty();
  }

  /** Whether the plugin works; answers quickly, without waiting for anything remote. */
  default Health check() {
    return Health.ok();
  }

  /** Frees what {@code create} opened; not the database, which its host closes. */
  @Override
  default void close() {}
}
