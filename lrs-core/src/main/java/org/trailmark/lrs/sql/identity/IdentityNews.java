package org.trailmark.lrs.sql.identity;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.connection.CommitListeners;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.store.StatementLog.Subscription;

/** Tells of links that were made or ended: here after the commit, other nodes by the database. */
public final class IdentityNews {
  /** What the message between nodes says; a message that says nothing is of statements. */
  public static final String MESSAGE = "identities";

  private static final String TELL = "SELECT pg_notify(?, '" + MESSAGE + "')";

  private final CommitListeners listeners = new CommitListeners();
  private final @Nullable String channel;

  /**
   * @param channel where nodes of a PostgreSQL database hear of each other; null: there is one node
   */
  public IdentityNews(@Nullable String channel) {
    this.channel = channel;
  }

  Subscription subscribe(Runnable listener) {
    return listeners.add(listener);
  }

  /** In the transaction that writes the events. */
  void tellNodes(Session session) throws SQLException {
    if (channel != null) {
      PreparedStatement tell = session.prepare(TELL);
      tell.setString(1, channel);
      tell.execute();
    }
  }

  /** There are new events, or there may be. */
  public void committed() {
    listeners.committed();
  }
}
