package org.trailmark.lrs.sql.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.store.Document;
import org.trailmark.lrs.store.DocumentAddress;
import org.trailmark.lrs.store.DocumentChange;
import org.trailmark.lrs.store.DocumentContext;
import org.trailmark.lrs.store.DocumentIds;
import org.trailmark.lrs.store.DocumentStore;
import org.trailmark.lrs.xapi.Ifi;

/** Documents in a table. Reads run on the caller's thread, changes on the documents' writer. */
public final class SqlDocuments implements DocumentStore {
  private static final String CONTEXT =
      " FROM document WHERE kind = :kind AND activity = :activity AND agent = :agent";
  private static final String FIND =
      "SELECT "
          + DocumentTable.COLUMNS
          + CONTEXT
          + " AND registration = :registration AND id = :id";
  private static final String ACTIVITIES =
      "SELECT DISTINCT activity FROM document WHERE kind = 1 AND agent = :agent"
          + " AND activity > :after ORDER BY activity LIMIT :max";

  private final SqlReader reader;
  private final DocumentWriter writer;

  public SqlDocuments(SqlReader reader, DocumentWriter writer) {
    this.reader = reader;
    this.writer = writer;
  }

  @Override
  public Optional<Document> find(DocumentAddress address) {
    DocumentContext context = address.context();
    return reader.read(
        handle ->
            bind(handle.createQuery(FIND), context)
                .bind("registration", DocumentTable.text(context.registration()))
                .bind("id", address.id())
                .map((row, unused) -> DocumentTable.map(row))
                .findOne());
  }

  @Override
  public DocumentIds ids(DocumentContext context, @Nullable Instant since) {
    return reader.read(
        handle -> {
          Query query = bind(handle.createQuery(idsSql(context, since)), context);
          if (context.registration() != null) {
            query.bind("registration", context.registration().toString());
          }
          if (since != null) {
            query.bind("since", since.toEpochMilli()); // what is finer than ours changes nothing
          }
          List<String> ids = new ArrayList<>();
          long newest = Long.MIN_VALUE;
          for (Row row : query.map((r, unused) -> new Row(r.getString(1), r.getLong(2))).list()) {
            ids.add(row.id);
            newest = Math.max(newest, row.updated);
          }
          return new DocumentIds(ids, ids.isEmpty() ? null : Instant.ofEpochMilli(newest));
        });
  }

  @Override
  public List<String> activitiesWithState(Ifi agent, String after, int max) {
    return reader.read(
        handle ->
            handle
                .createQuery(ACTIVITIES)
                .bind("agent", agent.key())
                .bind("after", after)
                .bind("max", max)
                .mapTo(String.class)
                .list());
  }

  private static String idsSql(DocumentContext context, @Nullable Instant since) {
    return "SELECT id, max(updated)"
        + CONTEXT
        + (context.registration() == null ? "" : " AND registration = :registration")
        + (since == null ? "" : " AND updated > :since")
        + " GROUP BY id ORDER BY id";
  }

  private static Query bind(Query query, DocumentContext context) {
    return query
        .bind("kind", DocumentTable.code(context.kind()))
        .bind("activity", DocumentTable.text(context.activity()))
        .bind("agent", DocumentTable.text(context.agent()));
  }

  @Override
  public CompletionStage<Void> change(DocumentAddress address, int bytes, DocumentChange change) {
    return writer.change(address, bytes, change);
  }

  @Override
  public CompletionStage<Void> removeAll(DocumentContext context) {
    return writer.removeAll(context);
  }

  private record Row(String id, long updated) {}
}
