package org.trailmark.lrs.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.PluginDatabase.SqlWork;

/**
 * The way into a store for whoever moves all of it elsewhere: its tables as they are, and
 * statements put back where they were. Nobody else uses it. What plugins keep is read and written
 * by way of {@link Storage#pluginDatabase}.
 */
public interface StoreTransfer {

  /** The plugins that have a database in this store, open or not, in order. */
  List<String> plugins();

  /** Reads the store's own tables, on one snapshot. */
  <T extends @Nullable Object> T read(SqlWork<T> work);

  /** Writes the store's own tables, in one transaction. */
  <T extends @Nullable Object> T write(SqlWork<T> work);

  /**
   * Puts statements at the end of the log, each with its own place, time of storing and bytes; all
   * or none. What they said of activities, attachments' data and signatures' verdicts are no part
   * of it: those lie in tables.
   *
   * @param statements in the order of the log, after all that are there
   * @throws org.trailmark.lrs.problem.LrsException {@code INVALID_DOCUMENT} if one is none, or is
   *     out of order; {@code STORE_UNAVAILABLE}
   */
  void restore(List<StoredStatement> statements);
}
