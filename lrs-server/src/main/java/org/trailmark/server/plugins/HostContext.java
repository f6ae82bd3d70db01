package org.trailmark.server.plugins;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.dispatch.Checkpoints;
import org.trailmark.lrs.dispatch.Dispatcher;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.store.IdentityReader;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.lrs.store.Storage;

/** What a plugin is given. */
final class HostContext implements PluginContext {
  private final String name;
  private final InstantSource clock;
  private final PluginDatabase database;
  private final Storage storage;
  private volatile @Nullable Dispatcher dispatcher;

  HostContext(String name, InstantSource clock, PluginDatabase database, Storage storage) {
    this.name = name;
    this.clock = clock;
    this.database = database;
    this.storage = storage;
  }

  /** Says who drives the plugin; before that there is nothing to wake. */
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
  public void wake() {
    Dispatcher driver = dispatcher;
    if (driver != null) {
      driver.wake();
    }
  }
}
