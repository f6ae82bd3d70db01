package org.trailmark.server.auth;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.UserStore;
import org.trailmark.lrs.store.UserStore.Session;

/** Who is logged in to the console, for admins: list, end. */
@Path("sessions")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionsResource {
  private static final int MAX_PAGE = 200;

  private final UserStore store;

  public SessionsResource(UserStore store) {
    this.store = store;
  }

  @GET
  public Page list(
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    int max = Math.min(Math.max(limit, 1), MAX_PAGE);
    List<Session> found = store.sessions(after, max + 1);
    List<Session> page = found.subList(0, Math.min(max, found.size()));
    return new Page(
        page.stream().map(Shown::of).toList(),
        found.size() > max ? "sessions?limit=" + max + "&after=" + page.get(max - 1).id() : null);
  }

  @DELETE
  @Path("{id}")
  public void end(@PathParam("id") String id) {
    if (!store.end(id)) {
      throw new LrsException(ProblemCode.NOT_FOUND, "There is no such session.");
    }
  }

  /**
   * What an admin sees of a session; times are UTC.
   *
   * @param id what it is ended by; no cookie can be made from it
   * @param user what she is called
   * @param issuer the provider that vouches for her; null: she has a password here
   * @param seenAt when it was last used, to a minute
   * @param endsAt when it ends at the latest
   */
  public record Shown(
      String id,
      String user,
      @Nullable String issuer,
      Instant createdAt,
      Instant seenAt,
      Instant endsAt) {
    static Shown of(Session session) {
      return new Shown(
          session.id(),
          session.label(),
          session.issuer(),
          session.createdAt(),
          session.seenAt(),
          session.endsAt());
    }
  }

  /**
   * A part of the list.
   *
   * @param more where the next part is, relative to this one; null: this is the last
   */
  public record Page(List<Shown> sessions, @Nullable String more) {}
}
