package org.trailmark.server.admin;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/** The description of the admin REST but for what plugins serve themselves: OpenAPI 3.1. */
@Path("openapi.json")
public final class OpenApiResource {
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public InputStream get() {
    return requireNonNull(OpenApiResource.class.getResourceAsStream("openapi.json"));
  }
}
