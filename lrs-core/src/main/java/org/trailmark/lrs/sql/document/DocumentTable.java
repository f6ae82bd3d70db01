package org.trailmark.lrs.sql.document;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.store.Document;
import org.trailmark.lrs.store.DocumentAddress;
import org.trailmark.lrs.store.DocumentContent;
import org.trailmark.lrs.store.DocumentContext;

/** The documents' table, as its writer uses it. */
public final class DocumentTable {
  /** What {@link #map} reads. */
  public static final String COLUMNS = "content_type, content, sha1, updated";

  private static final String CONTEXT = "kind = ? AND activity = ? AND agent = ?";
  private static final String ADDRESS = CONTEXT + " AND registration = ? AND id = ?";
  private static final String FIND = "SELECT " + COLUMNS + " FROM document WHERE " + ADDRESS;
  private static final String SAVE =
      "INSERT INTO document"
          + " (kind, activity, agent, registration, id, content_type, content, sha1, updated)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (kind, activity, agent, registration, id) DO UPDATE SET"
          + " content_type = excluded.content_type, content = excluded.content,"
          + " sha1 = excluded.sha1, updated = excluded.updated";
  private static final String REMOVE = "DELETE FROM document WHERE " + ADDRESS;
  private static final String REMOVE_ALL = "DELETE FROM document WHERE " + CONTEXT;

  private final Session session;

  public DocumentTable(Session session) {
    this.session = session;
  }

  /** The document at an address; null: there is none. */
  public @Nullable Document find(DocumentAddress address) throws SQLException {
    PreparedStatement find = session.prepare(FIND);
    bind(find, address);
    try (ResultSet rows = find.executeQuery()) {
      return rows.next() ? map(rows) : null;
    }
  }

  /**
   * Puts it there, in place of what was there.
   *
   * @param updated epoch milliseconds
   */
  public void save(DocumentAddress address, DocumentContent content, long updated)
      throws SQLException {
    PreparedStatement save = session.prepare(SAVE);
    bind(save, address);
    save.setString(6, content.contentType());
    save.setBytes(7, content.bytes());
    save.setString(8, content.sha1());
    save.setLong(9, updated);
    save.executeUpdate();
  }

  void remove(DocumentAddress address) throws SQLException {
    PreparedStatement remove = session.prepare(REMOVE);
    bind(remove, address);
    remove.executeUpdate();
  }

  /** Without a registration: those of every registration and of none. */
  void removeAll(DocumentContext context) throws SQLException {
    boolean all = context.registration() == null;
    PreparedStatement remove =
        session.prepare(all ? REMOVE_ALL : REMOVE_ALL + " AND registration = ?");
    bind(remove, context);
    if (!all) {
      remove.setString(4, text(context.registration()));
    }
    remove.executeUpdate();
  }

  /** Reads {@link #COLUMNS}. */
  public static Document map(ResultSet row) throws SQLException {
    return new Document(
        new DocumentContent(row.getString(1), row.getBytes(2), row.getString(3)),
        Instant.ofEpochMilli(row.getLong(4)));
  }

  /** As it is stored; never changes. */
  public static int code(DocumentContext.Kind kind) {
    return switch (kind) {
      case STATE -> 1;
      case ACTIVITY_PROFILE -> 2;
      case AGENT_PROFILE -> 3;
    };
  }

  /** What {@link #code} wrote. */
  public static DocumentContext.Kind kind(int code) {
    return switch (code) {
      case 1 -> DocumentContext.Kind.STATE;
      case 2 -> DocumentContext.Kind.ACTIVITY_PROFILE;
      case 3 -> DocumentContext.Kind.AGENT_PROFILE;
      default -> throw new IllegalStateException("no kind of document: " + code);
    };
  }

  /** A part of an address as its column has it: where there is none, an empty text. */
  public static String text(@Nullable Object part) {
    return part == null ? "" : part.toString();
  }

  private static void bind(PreparedStatement statement, DocumentAddress address)
      throws SQLException {
    bind(statement, address.context());
    statement.setString(4, text(address.context().registration()));
    statement.setString(5, address.id());
  }

  private static void bind(PreparedStatement statement, DocumentContext context)
      throws SQLException {
    statement.setInt(1, code(context.kind()));
    statement.setString(2, text(context.activity()));
    statement.setString(3, text(context.agent()));
  }
}
