package org.trailmark.server.plugins;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.trailmark.lrs.dispatch.StorageContext;
import org.trailmark.lrs.plugin.LearnerLinks;
import org.trailmark.lrs.plugin.Offer;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.StatementWriter;

/** What a plugin is given, from one start to the next stop. */
final class HostContext extends StorageContext {
  private final HostServices services;
  private final Set<String> extended = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  HostContext(String name, PluginDatabase database, HostServices services) {
    super(name, services.clock(), services.storage(), database, services.homePage());
    this.services = services;
  }

  /** The plugin was stopped. A thread that it left behind can store nothing any more. */
  void end() {
    over = true;
  }

  /** Whether the plugin has asked what others add of this type. */
  boolean isExtendedBy(String type) {
    return extended.contains(type);
  }

  @Override
  public <T> List<Offer<T>> offers(Class<T> type) {
    extended.add(type.getName());
    return services.extensions().of(type);
  }

  @Override
  public CompletionStage<StatementWriter.Appended> store(String json) {
    if (over) {
      throw new LrsException(
          ProblemCode.STORE_UNAVAILABLE,
          "The plugin " + name() + " was stopped and stores nothing.");
    }
    return super.store(json);
  }

  @Override
  public Optional<LearnerLinks> learnerLinks() {
    return services.links();
  }
}
