package org.trailmark.lrs.sql.attachment;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.xapi.Attachment;
import org.trailmark.lrs.xapi.Sha2;
import org.trailmark.lrs.xapi.ValidStatement;

/** The table of the data that stored statements refer to. */
public final class AttachmentReferences {
  private static final String RECORD =
      "INSERT INTO attachment_reference (sha2) VALUES (?) ON CONFLICT DO NOTHING";
  private static final String FIND = "SELECT 1 FROM attachment_reference WHERE sha2 = ?";

  private AttachmentReferences() {}

  /** To be called in the transaction that stores the statements. */
  public static void record(Session session, List<ValidStatement> statements) throws SQLException {
    for (ValidStatement statement : statements) {
      recordAll(session, statement.attachments());
    }
  }

  static void recordAll(Session session, List<Attachment> attachments) throws SQLException {
    for (Attachment attachment : attachments) {
      PreparedStatement insert = session.prepare(RECORD);
      insert.setString(1, attachment.hash().hex());
      insert.executeUpdate();
    }
  }

  /** Whether a stored statement refers to the data, as far as was recorded. */
  public static boolean contains(Session session, Sha2 hash) throws SQLException {
    PreparedStatement find = session.prepare(FIND);
    find.setString(1, hash.hex());
    try (ResultSet rows = find.executeQuery()) {
      return rows.next();
    }
  }
}
