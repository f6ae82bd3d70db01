package org.trailmark.testkit.plugin;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.dispatch.Checkpoints;
import org.trailmark.lrs.dispatch.Dispatcher;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.PluginMetrics;
import org.trailmark.lrs.store.IdentityReader;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.lrs.store.StatementWriter;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.XapiVersion;

/** What a server would give. Extensions are those on the class path of the test. */
final class KitContext implements PluginContext {
  private static final StatementParser PARSER = new StatementParser(StatementParser.Limits.DEFAULT);

  private final String name;
  private final InstantSource clock;
  private final Storage storage;
  private final PluginDatabase database;
  private final PluginMetrics metrics = new PluginMetrics();
  private volatile @Nullable Dispatcher dispatcher;

  KitContext(String name, InstantSource clock, Storage storage, PluginDatabase database) {
    this.name = name;
    this.clock = clock;
    this.storage = storage;
    this.database = database;
  }

  void drivenBy(Dispatcher driver) {
    dispatcher = driver;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public PluginDatabase database() {
    return database;
  }

  @Override
  public StatementReader statements() {
    return storage.reader();
  }

  @Override
  public StatementLog log() {
    return storage.log();
  }

  @Override
  public IdentityReader identities() {
    return storage.identities();
  }

  @Override
  public long checkpoint(Connection tx) throws SQLException {
    return Checkpoints.read(tx);
  }

  @Override
  public CompletionStage<StatementWriter.Appended> store(String json) {
    Authority plugin = Authority.account(PluginKit.HOME_PAGE, "plugin:" + name, name);
    return storage
        .writer()
        .append(
            PARSER.parse(
                json.getBytes(StandardCharsets.UTF_8),
                StatementParser.Context.post(XapiVersion.V1_0_3, plugin)));
  }

  @Override
  public <T> List<T> extensions(Class<T> type) {
    return ServiceLoader.load(type).stream().map(ServiceLoader.Provider::get).toList();
  }

  @Override
  public PluginMetrics metrics() {
    return metrics;
  }

  @Override
  public void wake() {
    Dispatcher driver = dispatcher;
    if (driver != null) {
      driver.wake();
    }
  }
}
