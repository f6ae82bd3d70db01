package org.trailmark.journey.api.journeys;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.trailmark.journey.definition.Extensions;
import org.trailmark.journey.definition.JourneyReader;

/** The JSON Schema of definitions, with what extensions add to it, for editors. */
@Path("schema")
public final class SchemaResource {
  private final Extensions extensions;

  public SchemaResource(Extensions extensions) {
    this.extensions = extensions;
  }

  @GET
  @Produces("application/schema+json")
  public String get() {
    return JourneyReader.schema(extensions);
  }
}
