package org.trailmark.server.http.documents;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.trailmark.lrs.store.DocumentContext;
import org.trailmark.lrs.xapi.XapiVersion;
import org.trailmark.server.http.documents.DocumentChanges.BarePut;
import org.trailmark.server.http.xapi.VersionFilter;

/**
 * What the two profile resources have in common, which is all but what a profile is about
 * (xAPI-Communication 2.6 and 2.7).
 */
public abstract class ProfileResource {
  private static final String ID = "profileId";

  private final DocumentExchange documents;
  private final List<String> contextNames;

  /**
   * @param contextName the parameter that says what a profile is about
   */
  ProfileResource(DocumentExchange documents, String contextName) {
    this.documents = documents;
    this.contextNames = List.of(contextName);
  }

  /** What the profiles that are asked for are about. */
  abstract DocumentContext context(DocumentParameters parameters);

  /** HEAD is answered by this too, without the body. */
  @GET
  public Response get(ContainerRequestContext request) {
    DocumentParameters parameters = DocumentParameters.oneOrAll(request, ID, contextNames, true);
    DocumentContext context = context(parameters);
    return parameters.isOne()
        ? documents.get(request, parameters.address(context))
        : documents.list(
            request, context, parameters.values().timestamp("since", VersionFilter.of(request)));
  }

  @PUT
  public void put(ContainerRequestContext request, @Suspended AsyncResponse answer) {
    DocumentParameters parameters = DocumentParameters.one(request, ID, contextNames);
    BarePut bare =
        VersionFilter.of(request) == XapiVersion.V1_0_3 ? BarePut.NOTHING : BarePut.CREATE;
    documents.put(request, parameters.address(context(parameters)), bare, answer);
  }

  @POST
  public void post(ContainerRequestContext request, @Suspended AsyncResponse answer) {
    DocumentParameters parameters = DocumentParameters.one(request, ID, contextNames);
    documents.post(request, parameters.address(context(parameters)), answer);
  }

  @DELETE
  public void delete(ContainerRequestContext request, @Suspended AsyncResponse answer) {
    DocumentParameters parameters = DocumentParameters.one(request, ID, contextNames);
    documents.delete(request, parameters.address(context(parameters)), answer);
  }
}
