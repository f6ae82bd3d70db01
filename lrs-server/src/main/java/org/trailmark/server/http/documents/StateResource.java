package org.trailmark.server.http.documents;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.trailmark.lrs.store.DocumentContext;
import org.trailmark.lrs.xapi.ParameterValues;
import org.trailmark.lrs.xapi.XapiVersion;
import org.trailmark.server.http.documents.DocumentChanges.BarePut;
import org.trailmark.server.http.xapi.VersionFilter;

/** State of an agent in an activity (xAPI-Communication 2.3). */
@Path("activities/state")
public final class StateResource {
  private static final String ID = "stateId";
  private static final List<String> CONTEXT = List.of("activityId", "agent", "registration");

  private final DocumentExchange documents;

  public StateResource(DocumentExchange documents) {
    this.documents = documents;
  }

  /** HEAD is answered by this too, without the body. */
  @GET
  public Response get(ContainerRequestContext request) {
    DocumentParameters parameters = DocumentParameters.oneOrAll(request, ID, CONTEXT, true);
    DocumentContext context = context(parameters);
    return parameters.isOne()
        ? documents.get(request, parameters.address(context))
        : documents.list(
            request, context, parameters.values().timestamp("since", VersionFilter.of(request)));
  }

  @PUT
  public void put(ContainerRequestContext request, @Suspended AsyncResponse answer) {
    DocumentParameters parameters = DocumentParameters.one(request, ID, CONTEXT);
    BarePut bare =
        VersionFilter.of(request) == XapiVersion.V1_0_3 ? BarePut.ANYTHING : BarePut.CREATE;
    documents.put(request, parameters.address(context(parameters)), bare, answer);
  }

  @POST
  public void post(ContainerRequestContext request, @Suspended AsyncResponse answer) {
    DocumentParameters parameters = DocumentParameters.one(request, ID, CONTEXT);
    documents.post(request, parameters.address(context(parameters)), answer);
  }

  /** Without a {@code stateId}: deletes all state of the context. */
  @DELETE
  public void delete(ContainerRequestContext request, @Suspended AsyncResponse answer) {
    DocumentParameters parameters = DocumentParameters.oneOrAll(request, ID, CONTEXT, false);
    DocumentContext context = context(parameters);
    if (parameters.isOne()) {
      documents.delete(request, parameters.address(context), answer);
    } else {
      documents.deleteAll(request, context, answer);
    }
  }

  private static DocumentContext context(DocumentParameters parameters) {
    return DocumentContext.state(
        parameters.activity(),
        parameters.agent(),
        parameters.values().value("registration", ParameterValues::uuid));
  }
}
