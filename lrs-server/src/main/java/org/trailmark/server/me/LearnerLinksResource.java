package org.trailmark.server.me;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Makes learners' links, for admins and their LMS. */
@Path("learner-links")
@Produces(MediaType.APPLICATION_JSON)
public final class LearnerLinksResource {
  private final LearnerLinks links;
  private final InstantSource clock;
  private final @Nullable String origin;

  /**
   * @param origin where learners reach this server; null: nobody said
   */
  public LearnerLinksResource(LearnerLinks links, InstantSource clock, @Nullable String origin) {
    this.links = links;
    this.clock = clock;
    this.origin = origin;
  }

  /** Makes one. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response make(byte[] body) {
    LinkWish wish = LinkWish.read(body);
    Instant expiresAt = clock.instant().plus(wish.expiresIn()).truncatedTo(ChronoUnit.SECONDS);
    String link = links.path(wish.agent(), expiresAt);
    return Response.status(Response.Status.CREATED)
        .entity(new Made(link, origin == null ? null : origin + link, expiresAt))
        .build();
  }

  /** Ends all that were made so far. */
  @DELETE
  public void endAll() {
    links.endAll();
  }

  /**
   * A link.
   *
   * @param link its path and fragment on this server
   * @param url all of it; null: the server was not told where learners reach it
   * @param expiresAt until when it is good, UTC
   */
  public record Made(String link, @Nullable String url, Instant expiresAt) {}
}
