package org.trailmark.journey.api.journeys;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.runtime.Publisher;
import org.trailmark.lrs.plugin.ReadsOnly;
import org.trailmark.lrs.problem.Fault;

/**
 * Reads a definition while somebody writes it. Looks at no learner, so it costs next to nothing.
 */
@Path("check")
@Produces(MediaType.APPLICATION_JSON)
public final class CheckResource {
  private final Publisher publisher;

  public CheckResource(Publisher publisher) {
    this.publisher = publisher;
  }

  @POST
  @ReadsOnly
  @Consumes(MediaType.WILDCARD)
  public Object check(String text) {
    JourneyReader.Reading reading = publisher.check(text);
    Journey journey = reading.journey();
    return new Checked(
        journey.id(),
        journey.version(),
        journey.hash(),
        journey.title(),
        reading.warnings(),
        Shape.of(journey));
  }

  /** A definition without faults. */
  record Checked(
      String journey,
      int version,
      String hash,
      Map<String, String> title,
      List<Fault> warnings,
      Shape shape) {}
}
