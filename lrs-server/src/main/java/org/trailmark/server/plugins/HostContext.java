package org.trailmark.server.plugins;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.dispatch.Checkpoints;
import org.trailmark.lrs.dispatch.Dispatcher;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.store.IdentityReader;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.lrs.store.StatementWriter;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.XapiVersion;

/** What a plugin is given. */
final class HostContext implements PluginContext {
  private static final StatementParser PARSER = new StatementParser(StatementParser.Limits.DEFAULT);

  private final String name;
  private final InstantSource clock;
  private final PluginDatabase database;
  private final Storage storage;
  private final Jars jars;
  private final StatementParser.Context plugin;
  private volatile @Nullable Dispatcher dispatcher;

  /**
   * @param homePage IRL of this server, at which the plugin has the account that vouches for what
   *     it stores
   */
  HostContext(
      String name,
      InstantSource clock,
      PluginDatabase database,
      Storage storage,
      Jars jars,
      String homePage) {
    this.name = name;
    this.clock = clock;
    this.database = database;
    this.storage = storage;
    this.jars = jars;
    this.plugin =
        StatementParser.Context.post(
            XapiVersion.V1_0_3, Authority.account(homePage, "plugin:" + name, name));
  }

  /** Says who drives the plugin; before that there is nothing to wake. */
  void drivenBy(Dispatcher driver) {
    dispatcher = driver;
  }

  @Override
  public <T> List<T> extensions(Class<T> type) {
    return jars.load(type).stream().map(Jars.Loaded::service).toList();
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
    return storage.writer().append(PARSER.parse(json.getBytes(StandardCharsets.UTF_8), plugin));
  }

  @Override
  public void wake() {
    Dispatcher driver = dispatcher;
    if (driver != null) {
      driver.wake();
    }
  }
}
