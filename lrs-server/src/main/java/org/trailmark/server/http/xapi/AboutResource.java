package org.trailmark.server.http.xapi;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What this LRS speaks (xAPI-Communication 2.8). Open to everybody. */
@Path(AboutResource.PATH)
public final class AboutResource {
  static final String PATH = "about";
  private static final String ABOUT =
      "{\"version\":[\"1.0.0\",\"1.0.1\",\"1.0.2\",\"1.0.3\",\"2.0.0\"]}";

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response about(ContainerRequestContext request) {
    QueryParameters.of(request.getUriInfo().getQueryParameters(), List.of());
    return Tagged.json(request, ABOUT.getBytes(StandardCharsets.UTF_8), null);
  }
}
