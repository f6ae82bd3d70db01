package org.trailmark.lrs.sql.privacy;

import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.trailmark.lrs.sql.commit.SignatureTable;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.log.ErasurePlaces;
import org.trailmark.lrs.sql.log.LogRow;
import org.trailmark.lrs.sql.log.LogTable;
import org.trailmark.lrs.sql.log.RowChange;
import org.trailmark.lrs.sql.log.StatementIndex;
import org.trailmark.lrs.xapi.Attachment;
import org.trailmark.lrs.xapi.Statement;

/** Carries out what becomes of a row of the log, with all that hangs on it. */
record RowErasure(StatementIndex index, RowContent content) {

  /**
   * Changes a row, or empties its place.
   *
   * @param number the act that does it
   */
  void carryOut(RowChange change, long number, Session session) throws SQLException {
    ErasureTables tables = new ErasureTables(session);
    LogTable log = new LogTable(session);
    long seq = change.before().seq();
    LogRow after = change.after();
    for (String sha2 : leaving(change)) {
      tables.data(number, sha2);
    }
    if (change.isOfContent()) {
      new SignatureTable(session).delete(seq); // what was signed is no longer there
    }
    if (after == null) {
      log.delete(seq);
    } else {
      log.change(after);
    }
    index.replace(session, change);
    new ErasurePlaces(session).touched(number, seq, after == null);
  }

  /** The data that a row refers to and refers to no more. */
  Set<String> leaving(RowChange change) {
    Set<String> leaving = hashes(content.json(change.before()));
    LogRow after = change.after();
    if (after != null) {
      leaving.removeAll(hashes(content.json(after)));
    }
    return leaving;
  }

  /** The data that a statement refers to. */
  static Set<String> hashes(byte[] json) {
    Set<String> hashes = new TreeSet<>();
    for (Attachment attachment : Statement.read(json).allAttachments()) {
      hashes.add(attachment.hash().hex());
    }
    return hashes;
  }
}
