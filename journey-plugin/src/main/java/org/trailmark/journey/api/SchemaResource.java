package org.trailmark.journey.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.trailmark.journey.definition.JourneyReader;

/** The JSON Schema of definitions, for editors. */
@Path("schema")
public final class SchemaResource {

  @GET
  @Produces("application/schema+json")
  public String get() {
    return JourneyReader.schema();
  }
}
