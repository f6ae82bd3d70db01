package org.trailmark.journey.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.trailmark.journey.definition.JourneyReader;

/** The JSON Schema of definitions, for editors. */
@Path("schema")
public final class SchemaResource {

  @GET
  @Produces("application/schema+json")
  public String get() {
    try (InputStream schema = JourneyReader.class.getResourceAsStream("journey.schema.json")) {
      return new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
