package org.trailmark.lrs.sql.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.sql.document.DocumentTable;
import org.trailmark.lrs.sql.identity.IdentityRows;
import org.trailmark.lrs.store.DocumentAddress;
import org.trailmark.lrs.store.DocumentContext;
import org.trailmark.lrs.store.HeldDocument;
import org.trailmark.lrs.store.IdentityEvent;
import org.trailmark.lrs.store.PersonReader;
import org.trailmark.lrs.xapi.Ifi;

/** Reads what is kept of an agent. */
public final class SqlPersons implements PersonReader {
  private static final String DOCUMENTS =
      "SELECT "
          + DocumentTable.COLUMNS
          + ", kind, activity, agent, registration, id FROM document WHERE agent = :agent"
          + " AND (kind, activity, registration, id) > (:kind, :activity, :registration, :id)"
          + " ORDER BY kind, activity, registration, id LIMIT :max";
  private static final String EVENTS =
      "SELECT "
          + IdentityRows.COLUMNS
          + " FROM identity_event e WHERE (e.one = :agent OR e.other = :agent) AND e.seq > :after"
          + " ORDER BY e.seq LIMIT :max";

  private final SqlReader reader;

  public SqlPersons(SqlReader reader) {
    this.reader = reader;
  }

  @Override
  public List<HeldDocument> documents(Ifi agent, @Nullable DocumentAddress after, int max) {
    return reader.read(
        handle ->
            handle
                .createQuery(DOCUMENTS)
                .bind("agent", agent.key())
                .bind("kind", after == null ? 0 : DocumentTable.code(after.context().kind()))
                .bind("activity", DocumentTable.text(after == null ? null : activity(after)))
                .bind(
                    "registration",
                    DocumentTable.text(after == null ? null : after.context().registration()))
                .bind("id", after == null ? "" : after.id())
                .bind("max", max)
                .map((row, unused) -> document(row))
                .list());
  }

  private static @Nullable String activity(DocumentAddress address) {
    return address.context().activity();
  }

  private static HeldDocument document(ResultSet row) throws SQLException {
    String registration = row.getString("registration");
    DocumentContext context =
        new DocumentContext(
            DocumentTable.kind(row.getInt("kind")),
            given(row.getString("activity")),
            row.getString("agent"),
            registration.isEmpty() ? null : UUID.fromString(registration));
    return new HeldDocument(
        new DocumentAddress(context, row.getString("id")), DocumentTable.map(row));
  }

  private static @Nullable String given(String text) {
    return text.isEmpty() ? null : text;
  }

  @Override
  public List<IdentityEvent> identityEvents(Ifi agent, long after, int max) {
    return reader.read(
        handle ->
            handle
                .createQuery(EVENTS)
                .bind("agent", agent.key())
                .bind("after", after)
                .bind("max", max)
                .map((row, unused) -> IdentityRows.map(row))
                .list());
  }
}
