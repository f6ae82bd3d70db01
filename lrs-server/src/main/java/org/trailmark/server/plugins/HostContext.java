package org.trailmark.server.plugins;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.dispatch.Checkpoints;
import org.trailmark.lrs.dispatch.Dispatcher;
import org.trailmark.lrs.plugin.LearnerLinks;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.PluginMetrics;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.IdentityReader;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.lrs.store.StatementWriter;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.XapiVersion;

/** What a plugin is given, from one start to the next stop. */
final class HostContext implements PluginContext {
  private static final StatementParser PARSER = new StatementParser(StatementParser.Limits.DEFAULT);

  private final String name;
  private final PluginDatabase database;
  private final HostServices services;
  private final StatementParser.Context plugin;
  private final Set<String> extended = ConcurrentHashMap.newKeySet();
  private final PluginMetrics metrics = new PluginMetrics();
  private volatile @Nullable Dispatcher dispatcher;
  private volatile boolean over;

  HostContext(String name, PluginDatabase database, HostServices services) {
    this.name = name;
    this.database = database;
    this.services = services;
    this.plugin =
        StatementParser.Context.post(
            XapiVersion.V1_0_3, Authority.account(services.homePage(), "plugin:" + name, name));
  }

  /** Says who drives the plugin; before that there is nothing to wake. */
  void drivenBy(Dispatcher driver) {
    dispatcher = driver;
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
  public <T> List<T> extensions(Class<T> type) {
    extended.add(type.getName());
    return services.extensions().of(type);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public InstantSource clock() {
    return services.clock();
  }

  @Override
  public PluginDatabase database() {
    return database;
  }

  @Override
  public StatementReader statements() {
    return services.storage().reader();
  }

  @Override
  public StatementLog log() {
    return services.storage().log();
  }

  @Override
  public IdentityReader identities() {
    return services.storage().identities();
  }

  @Override
  public long checkpoint(Connection tx) throws SQLException {
    return Checkpoints.read(tx);
  }

  @Override
  public CompletionStage<StatementWriter.Appended> store(String json) {
    if (over) {
      throw new LrsException(
          ProblemCode.STORE_UNAVAILABLE, "The plugin " + name + " was stopped and stores nothing.");
    }
    return services
        .storage()
        .writer()
        .append(PARSER.parse(json.getBytes(StandardCharsets.UTF_8), plugin));
  }

  @Override
  public PluginMetrics metrics() {
    return metrics;
  }

  @Override
  public Optional<LearnerLinks> learnerLinks() {
    return services.links();
  }

  @Override
  public void wake() {
    Dispatcher driver = dispatcher;
    if (driver != null) {
      driver.wake();
    }
  }
}
