package org.trailmark.lrs.sql.attachment;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.connection.SqlWriter;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.Statement;

/**
 * Reads the log once, for statements from before references were recorded. A scan that is
 * interrupted goes on where it was; what is stored meanwhile is recorded by its own transaction.
 */
final class AttachmentScan {
  private static final int PAGE = 500;
  private static final String PLACE = "SELECT seq, ended FROM attachment_scan";
  private static final String ADVANCE = "UPDATE attachment_scan SET seq = ?, ended = ?";

  private final SqlWriter database;
  private final StatementLog log;

  AttachmentScan(SqlWriter database, StatementLog log) {
    this.database = database;
    this.log = log;
  }

  /**
   * Reads one page.
   *
   * @return whether the log was read to its end, now or earlier
   */
  boolean step() {
    Place place = database.transaction(AttachmentScan::place);
    if (place.ended) {
      return true;
    }
    List<StoredStatement> page = log.readAfter(place.seq, PAGE);
    Place next =
        page.isEmpty()
            ? new Place(place.seq, true)
            : new Place(page.get(page.size() - 1).seq(), false);
    return database.transaction(
        session -> {
          for (StoredStatement statement : page) {
            AttachmentReferences.recordAll(
                session, Statement.read(statement.json()).allAttachments());
          }
          advance(session, next);
          return next.ended;
        });
  }

  private static Place place(Session session) throws SQLException {
    try (ResultSet row = session.prepare(PLACE).executeQuery()) {
      row.next();
      return new Place(row.getLong(1), row.getBoolean(2));
    }
  }

  private static void advance(Session session, Place place) throws SQLException {
    PreparedStatement update = session.prepare(ADVANCE);
    update.setLong(1, place.seq);
    update.setBoolean(2, place.ended);
    update.executeUpdate();
  }

  private record Place(long seq, boolean ended) {}
}
