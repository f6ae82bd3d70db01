package org.trailmark.server.jobs;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Begins exports, for admins. */
@Path("jobs/exports")
@Produces(MediaType.APPLICATION_JSON)
public final class ExportsResource {
  private final Jobs jobs;
  private final People people;

  public ExportsResource(Jobs jobs, People people) {
    this.jobs = jobs;
    this.people = people;
  }

  /** Begins to write what a search finds to a file. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response export(@Nullable ExportWish wish, @Context SecurityContext caller) {
    String query = wish == null || wish.query == null ? "" : wish.query;
    LiveJob live = jobs.create("export", Map.of("query", query), people.of(caller), null);
    return Response.status(Response.Status.CREATED).entity(new JobViews(jobs).shown(live)).build();
  }

  /**
   * What is to be exported.
   *
   * @param query what stands behind the {@code ?} of {@code statements}; null: all of them, as JSON
   *     lines
   */
  public record ExportWish(@Nullable String query) {}
}
