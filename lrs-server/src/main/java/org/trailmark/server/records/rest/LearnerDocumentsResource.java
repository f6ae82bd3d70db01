package org.trailmark.server.records.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.trailmark.lrs.store.DocumentStore;
import org.trailmark.server.records.names.Names;

/** The documents of one learner, however many, for admins. */
@Path("learners/{id}/documents")
@Produces(MediaType.APPLICATION_JSON)
public final class LearnerDocumentsResource {
  /** What it may be asked. */
  public static final List<String> PARAMETERS = List.of("limit", "after");

  private static final int USUAL_LIMIT = 50;
  private static final int MOST_LIMIT = 200;

  private final Records records;
  private final DocumentStore documents;

  public LearnerDocumentsResource(Records records, DocumentStore documents) {
    this.records = records;
    this.documents = documents;
  }

  /**
   * A page of them.
   *
   * @param id of any of her agents
   */
  @GET
  public LearnerViews.Documents get(@PathParam("id") String id, @Context UriInfo uri) {
    Parameters sent = new Parameters(uri.getQueryParameters(), PARAMETERS);
    int limit = sent.one("limit", Parameters.number(1, MOST_LIMIT), USUAL_LIMIT);
    LearnerDocuments.Place after = sent.one("after", LearnerDocuments.Place::read);
    sent.check();
    return records.read(
        tx ->
            new LearnerDocuments(documents, LearnerPage.agents(id, new Names(tx)))
                .page(after, limit));
  }
}
