package org.trailmark.journey.runtime;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StoredStatement;
import tools.jackson.core.JacksonException;

/**
 * Reads for a publication what was in the log before it, in short pieces, and remembers how far it
 * came: so it outlives a restart, and the live stream goes on in between. The evidence of both is
 * the same set in the end, whatever came first.
 */
final class History {
  private static final Logger LOG = LoggerFactory.getLogger(History.class);
  static final int PIECE = 500;

  private final StatementLog log;

  History(StatementLog log) {
    this.log = log;
  }

  /**
   * Reads the next piece.
   *
   * @return whether that was the last
   */
  boolean read(Publication publication, PublishedJourney published, Handle tx) {
    List<StoredStatement> piece = log.readAfter(publication.historyAt(), PIECE);
    Intake intake = new Intake(tx);
    long at = publication.historyTo();
    boolean last = true;
    for (StoredStatement statement : piece) {
      if (statement.seq() > publication.historyTo()) {
        break;
      }
      take(statement, published, intake);
      at = statement.seq();
      last = at >= publication.historyTo();
    }
    new Publications(tx).setHistoryAt(publication.id(), last ? publication.historyTo() : at);
    return last;
  }

  private static void take(StoredStatement statement, PublishedJourney published, Intake intake) {
    Incoming incoming;
    try {
      incoming = Incoming.of(statement);
    } catch (JacksonException e) {
      // The live stream put it into quarantine; history must not stop where the stream went on.
      LOG.warn("statement {} in the log is no JSON; history goes on without it", statement.id(), e);
      return;
    }
    intake.history(incoming, published);
  }
}
