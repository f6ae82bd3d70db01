package org.trailmark.lrs.sql;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.commit.LogRestore;
import org.trailmark.lrs.sql.connection.LentConnection;
import org.trailmark.lrs.sql.log.SqlCore;
import org.trailmark.lrs.store.PluginDatabase.SqlWork;
import org.trailmark.lrs.store.StoreTransfer;
import org.trailmark.lrs.store.StoredStatement;

/** Lends the store's own connections to whoever moves all that it keeps. */
final class SqlTransfer implements StoreTransfer {
  private final SqlCore core;
  private final Supplier<List<String>> plugins;
  private final LogRestore log;

  SqlTransfer(SqlCore core, Supplier<List<String>> plugins, LogRestore log) {
    this.core = core;
    this.plugins = plugins;
    this.log = log;
  }

  @Override
  public List<String> plugins() {
    return plugins.get();
  }

  @Override
  public <T extends @Nullable Object> T read(SqlWork<T> work) {
    return core.snapshots().read(handle -> work.run(handle.getConnection()));
  }

  @Override
  public <T extends @Nullable Object> T write(SqlWork<T> work) {
    return core.others().transaction(session -> work.run(LentConnection.of(session.connection())));
  }

  @Override
  public void restore(List<StoredStatement> statements) {
    log.restore(statements);
  }
}
