package org.trailmark.server.http;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.trailmark.lrs.store.DocumentContext;
import org.trailmark.lrs.xapi.ParameterValues;
import org.trailmark.lrs.xapi.XapiVersion;
import org.trailmark.server.http.DocumentChanges.BarePut;

/** Documents about an agent (xAPI-Communication 2.6). */
@Path("agents/profile")
public final class AgentProfileResource {
  private static final String ID = "profileId";
  private static final List<String> CONTEXT = List.of("agent");

  private final DocumentExchange documents;

  public AgentProfileResource(DocumentExchange documents) {
    this.documents = documents;
  }

  /** HEAD is answered by this too, without the body. */
  @GET
  public Response get(@Context ContainerRequestContext request) {
    DocumentParameters parameters = DocumentParameters.oneOrAll(request, ID, CONTEXT, true);
    DocumentContext context = context(parameters);
    return parameters.isOne()
        ? documents.get(request, parameters.address(context))
        : documents.list(
            request, context, parameters.values().value("since", ParameterValues::timestamp));
  }

  @PUT
  public void put(@Context ContainerRequestContext request, @Suspended AsyncResponse answer) {
    DocumentParameters parameters = DocumentParameters.one(request, ID, CONTEXT);
    BarePut bare =
        VersionFilter.of(request) == XapiVersion.V1_0_3 ? BarePut.NOTHING : BarePut.CREATE;
    documents.put(request, parameters.address(context(parameters)), bare, answer);
  }

  @POST
  public void post(@Context ContainerRequestContext request, @Suspended AsyncResponse answer) {
    DocumentParameters parameters = DocumentParameters.one(request, ID, CONTEXT);
    documents.post(request, parameters.address(context(parameters)), answer);
  }

  @DELETE
  public void delete(@Context ContainerRequestContext request, @Suspended AsyncResponse answer) {
    DocumentParameters parameters = DocumentParameters.one(request, ID, CONTEXT);
    documents.delete(request, parameters.address(context(parameters)), answer);
  }

  private static DocumentContext context(DocumentParameters parameters) {
    return DocumentContext.agentProfile(parameters.agent());
  }
}
