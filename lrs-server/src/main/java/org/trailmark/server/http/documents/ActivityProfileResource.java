package org.trailmark.server.http.documents;

import jakarta.ws.rs.Path;
import org.trailmark.lrs.store.DocumentContext;

/** Documents about an activity (xAPI-Communication 2.7). */
@Path("activities/profile")
public final class ActivityProfileResource extends ProfileResource {

  public ActivityProfileResource(DocumentExchange documents) {
    super(documents, "activityId");
  }

  @Override
  DocumentContext context(DocumentParameters parameters) {
    return DocumentContext.activityProfile(parameters.activity());
  }
}
