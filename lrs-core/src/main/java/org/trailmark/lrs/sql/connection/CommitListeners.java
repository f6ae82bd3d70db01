package org.trailmark.lrs.sql.connection;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.store.StatementLog.Subscription;

/** Who wants to know of commits. Any thread subscribes; the writer tells. */
public final class CommitListeners {
  private static final Logger log = LoggerFactory.getLogger(CommitListeners.class);

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /**
   * Runs it after each commit from now on, on the thread that commits, until the subscription ends.
   */
  public Subscription add(Runnable wake) {
    Listener listener = new Listener(wake);
    listeners.add(listener);
    return () -> {
      listener.ended = true;
      listeners.remove(listener);
    };
  }

  /** Something was committed; returns when everybody was told. */
  public void committed() {
    for (Listener listener : listeners) {
      try {
        if (!listener.ended) { // since we began to tell
          listener.wake.run();
        }
      } catch (RuntimeException e) {
        log.error("A commit listener failed; the others are told all the same", e);
      }
    }
  }

  /** Has an identity, so that one runnable may subscribe twice. */
  private static final class Listener {
    private final Runnable wake;
    private volatile boolean ended;

    Listener(Runnable wake) {
      this.wake = wake;
    }
  }
}
