package org.trailmark.lrs.dispatch;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
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

/**
 * What a plugin is given, as far as it comes from the storage and the dispatcher; the rest is its
 * host's to say. Everybody who hosts a plugin extends it.
 */
public abstract class StorageContext implements PluginContext {
  private static final StatementParser PARSER = new StatementParser(StatementParser.Limits.DEFAULT);

  private final String name;
  private final InstantSource clock;
  private final Storage storage;
  private final PluginDatabase database;
  private final StatementParser.Context sender;
  private final PluginMetrics metrics = new PluginMetrics();
  private volatile @Nullable Dispatcher dispatcher;

  /**
   * @param name the plugin's
   * @param clock the one that the plugin reads
   * @param database the plugin's own
   * @param homePage IRL at which the plugin has the account that vouches for what it stores
   */
  protected StorageContext(
      String name, InstantSource clock, Storage storage, PluginDatabase database, String homePage) {
    this.name = requireNonNull(name, "name");
    this.clock = requireNonNull(clock, "clock");
    this.storage = requireNonNull(storage, "storage");
    this.database = requireNonNull(database, "database");
    this.sender =
        StatementParser.Context.post(
            XapiVersion.V1_0_3, Authority.account(homePage, "plugin:" + name, name));
  }

  /** Says who drives the plugin; before that there is nothing to wake. */
  public final void drivenBy(Dispatcher driver) {
    dispatcher = driver;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final InstantSource clock() {
    return clock;
  }

  @Override
  public final PluginDatabase database() {
    return database;
  }

  @Override
  public final StatementReader statements() {
    return storage.reader();
  }

  @Override
  public final StatementLog log() {
    return storage.log();
  }

  @Override
  public final IdentityReader identities() {
    return storage.identities();
  }

  @Override
  public final long checkpoint(Connection tx) throws SQLException {
    return Checkpoints.read(tx);
  }

  @Override
  public CompletionStage<StatementWriter.Appended> store(String json) {
    return storage.writer().append(PARSER.parse(json.getBytes(StandardCharsets.UTF_8), sender));
  }

  @Override
  public final PluginMetrics metrics() {
    return metrics;
  }

  @Override
  public final void wake() {
    Dispatcher driver = dispatcher;
    if (driver != null) {
      driver.wake();
    }
  }
}
