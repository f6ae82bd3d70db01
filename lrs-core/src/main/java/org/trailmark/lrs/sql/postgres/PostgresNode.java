package org.trailmark.lrs.sql.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.sql.connection.CommitListeners;
import org.trailmark.lrs.sql.identity.IdentityNews;

/**
 * This node among the others: one connection that lives as long as the node does, so that the
 * database knows when it dies. It holds the turns at plugins, and hears what other nodes store.
 */
public final class PostgresNode implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PostgresNode.class);
  private static final int GLANCE_MS = 250;
  private static final int SILENCE_MS = 10_000;
  private static final String TRY = "SELECT pg_try_advisory_lock(?)";
  private static final String UNLOCK = "SELECT pg_advisory_unlock(?)";

  private final PostgresSource source;
  private final CommitListeners listeners;
  private final IdentityNews identities;
  private final Set<String> wanted = ConcurrentHashMap.newKeySet();
  private final Set<String> mine = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "postgres-node");
  private volatile @Nullable Connection connection;

  public PostgresNode(PostgresSource source, CommitListeners listeners, IdentityNews identities) {
    this.source = source;
    this.listeners = listeners;
    this.identities = identities;
  }

  /** Where nodes tell each other that something was stored, or that agents were linked. */
  public static String channel(PostgresSource source) {
    return source.schema() + "_log";
  }

  /** To be called once: from now on it hears what other nodes store. */
  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * From now on this node wants to run a plugin.
   *
   * @return whether it is the one that does
   */
  public BooleanSupplier turnAt(String plugin) {
    wanted.add(plugin);
    return () -> mine.contains(plugin);
  }

  /** This node does not want to run a plugin any more; another may, within a moment. */
  public void letGo(String plugin) {
    wanted.remove(plugin);
  }

  private void run() {
    try {
      boolean told = false;
      while (closing.getCount() > 0) {
        try (Connection current = source.connect()) {
          connection = current;
          told = false;
          live(current);
        } catch (SQLException e) {
          if (!told && closing.getCount() > 0) {
            log.warn(
                "The database {} is away; this node runs no plugin until it is back", source, e);
            told = true;
          }
        } finally {
          mine.clear();
          listeners.committed(); // wakes the dispatch, which has to stand by now
        }
        closing.await(GLANCE_MS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      log.error("This node was interrupted and runs no plugin any more", e);
    }
  }

  private void live(Connection current) throws SQLException {
    current.setNetworkTimeout(Runnable::run, SILENCE_MS);
    try (Statement listen = current.createStatement()) {
      listen.execute("LISTEN \"" + channel(source) + '"');
    }
    listeners.committed(); // whatever was stored before we listened
    identities.committed();
    PGConnection ear = current.unwrap(PGConnection.class);
    long glanced = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(GLANCE_MS);
    while (closing.getCount() > 0) {
      if (System.nanoTime() - glanced >= TimeUnit.MILLISECONDS.toNanos(GLANCE_MS)) {
        glanced = System.nanoTime();
        takeTurns(current);
      }
      tell(ear.getNotifications(GLANCE_MS));
    }
  }

  private void tell(PGNotification[] heard) {
    if (heard.length > 0) {
      listeners.committed();
    }
    for (PGNotification one : heard) {
      if (one.getParameter().equals(IdentityNews.MESSAGE)) {
        identities.committed();
        return;
      }
    }
  }

  private void takeTurns(Connection current) throws SQLException {
    if (!current.isValid(SILENCE_MS / 1_000)) {
      throw new SQLException("the connection is broken", "08006");
    }
    for (String plugin : List.copyOf(mine)) {
      if (!wanted.contains(plugin)) {
        mine.remove(plugin);
        unlock(current, plugin);
        log.info("This node lets another run the plugin {}", plugin);
      }
    }
    for (String plugin : wanted) {
      if (!mine.contains(plugin) && tryLock(current, plugin)) {
        mine.add(plugin);
        log.info("This node runs the plugin {} now", plugin);
        listeners.committed(); // wakes the dispatch
      }
    }
  }

  private void unlock(Connection current, String plugin) throws SQLException {
    try (PreparedStatement unlock = current.prepareStatement(UNLOCK)) {
      unlock.setLong(1, source.lockKey("plugin/" + plugin));
      unlock.execute();
    }
  }

  private boolean tryLock(Connection current, String plugin) throws SQLException {
    try (PreparedStatement attempt = current.prepareStatement(TRY)) {
      attempt.setLong(1, source.lockKey("plugin/" + plugin));
      try (ResultSet row = attempt.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** Gives up all turns. */
  @Override
  public void close() {
    closing.countDown();
    Connection current = connection;
    try {
      if (current != null) {
        current.abort(Runnable::run); // the only way to end its waiting
      }
      thread.join();
    } catch (SQLException e) {
      log.warn("Could not close the connection of this node", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
