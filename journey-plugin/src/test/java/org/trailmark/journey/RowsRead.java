package org.trailmark.journey;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.PluginDatabase;

/** Counts the rows that the plugin reads while it writes: what its work costs, on any machine. */
final class RowsRead implements PluginDatabase {
  private final PluginDatabase database;
  private final AtomicLong rows = new AtomicLong();

  RowsRead(PluginDatabase database) {
    this.database = database;
  }

  /** How many, since this was asked last. */
  long since() {
    return rows.getAndSet(0);
  }

  @Override
  public <T extends @Nullable Object> T read(SqlWork<T> work) {
    return database.read(work);
  }

  @Override
  public <T extends @Nullable Object> T write(SqlWork<T> work) {
    return database.write(connection -> work.run(counted(Connection.class, connection)));
  }

  private <T> T counted(Class<T> type, T counted) {
    return type.cast(
        Proxy.newProxyInstance(
            RowsRead.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object result;
              try {
                result = method.invoke(counted, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
              if (counted instanceof ResultSet
                  && method.getName().equals("next")
                  && Boolean.TRUE.equals(result)) {
                rows.incrementAndGet();
              }
              boolean asks = Statement.class.isAssignableFrom(method.getReturnType());
              if (asks || result instanceof ResultSet) {
                return result == null ? null : countedAs(method.getReturnType(), result);
              }
              return result;
            }));
  }

  private <T> T countedAs(Class<T> type, Object result) {
    return counted(type, type.cast(result));
  }
}
