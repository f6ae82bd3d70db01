package org.trailmark.server.http.documents;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.Document;
import org.trailmark.lrs.store.DocumentAddress;
import org.trailmark.lrs.store.DocumentChange;
import org.trailmark.lrs.store.DocumentContent;
import org.trailmark.lrs.store.DocumentContext;
import org.trailmark.lrs.store.DocumentIds;
import org.trailmark.lrs.store.DocumentStore;
import org.trailmark.server.http.documents.DocumentChanges.BarePut;
import org.trailmark.server.http.xapi.CallerRights;
import org.trailmark.server.http.xapi.Preconditions;
import org.trailmark.server.http.xapi.SentDocument;
import org.trailmark.server.http.xapi.Tagged;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the three document resources do once they know which document is meant. Changes are answered
 * when they are on disk.
 */
public final class DocumentExchange {
  private static final Logger log = LoggerFactory.getLogger(DocumentExchange.class);
  private static final JsonMapper JSON = new JsonMapper();

  private final DocumentStore store;
  private final Executor answers;
  private final CallerRights.Source rights;

  /**
   * @param answers where the answers to changes are written
   * @param rights what a caller may do
   */
  public DocumentExchange(DocumentStore store, Executor answers, CallerRights.Source rights) {
    this.rights = rights;
    this.store = store;
    this.answers = answers;
  }

  Response get(ContainerRequestContext request, DocumentAddress address) {
    requireInside(request, address.context());
    Document found =
        store
            .find(address)
            .orElseThrow(
                () ->
                    new LrsException(
                        ProblemCode.NOT_FOUND,
                        "There is no document with the id \"" + address.id() + "\" here."));
    return Tagged.answer(request, found.content(), found.updated());
  }

  Response list(ContainerRequestContext request, DocumentContext context, @Nullable Instant since) {
    requireInside(request, context);
    DocumentIds found = store.ids(context, since);
    return Tagged.json(request, JSON.writeValueAsBytes(found.ids()), found.newest());
  }

  void put(
      ContainerRequestContext request,
      DocumentAddress address,
      BarePut bare,
      AsyncResponse answer) {
    requireInside(request, address.context());
    DocumentContent sent = SentDocument.of(request);
    DocumentChange change = DocumentChanges.put(sent, Preconditions.of(request), bare);
    answer(answer, store.change(address, sent.bytes().length, change));
  }

  void post(ContainerRequestContext request, DocumentAddress address, AsyncResponse answer) {
    requireInside(request, address.context());
    DocumentContent sent = SentDocument.of(request);
    DocumentChange change = DocumentChanges.post(sent, Preconditions.of(request));
    answer(answer, store.change(address, sent.bytes().length, change));
  }

  void delete(ContainerRequestContext request, DocumentAddress address, AsyncResponse answer) {
    requireInside(request, address.context());
    answer(answer, store.change(address, 0, DocumentChanges.delete(Preconditions.of(request))));
  }

  void deleteAll(ContainerRequestContext request, DocumentContext context, AsyncResponse answer) {
    requireInside(request, context);
    answer(answer, store.removeAll(context));
  }

  private void requireInside(ContainerRequestContext request, DocumentContext context) {
    rights.of(request).requireInside(context);
  }

  /** Not on the storage's thread: a client that does not read must not hold up the next change. */
  private void answer(AsyncResponse answer, CompletionStage<Void> change) {
    change.whenCompleteAsync(
        (done, failure) -> {
          try {
            if (failure == null) {
              answer.resume(Response.noContent().build());
            } else {
              answer.resume(failure);
            }
          } catch (RuntimeException e) {
            // The document is changed or not already; only the caller is gone.
            log.debug("Could not answer", e);
          }
        },
        answers);
  }
}
