package org.trailmark.journey.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.trailmark.journey.definition.ConditionKinds;
import org.trailmark.journey.definition.JourneyReader;

/** The JSON Schema of definitions, with what extensions add to it, for editors. */
@Path("schema")
public final class SchemaResource {
  private final ConditionKinds kinds;

  public SchemaResource(ConditionKinds kinds) {
    this.kinds = kinds;
  }

  @GET
  @Produces("application/schema+json")
  public String get() {
    return JourneyReader.schema(kinds);
  }
}
