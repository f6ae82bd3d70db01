package org.trailmark.server.auth;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.UserStore;
import org.trailmark.lrs.store.UserStore.User;

/** Who may log in to the console, for admins. */
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
public final class UsersResource {
  private static final int MAX_PAGE = 200;

  private final UserStore store;
  private final Users users;

  public UsersResource(UserStore store, Users users) {
    this.store = store;
    this.users = users;
  }

  @GET
  public Page list(
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    int max = Math.min(Math.max(limit, 1), MAX_PAGE);
    List<User> found = store.list(after, max + 1);
    List<User> page = found.subList(0, Math.min(max, found.size()));
    return new Page(
        page.stream().map(Shown::of).toList(),
        found.size() > max
            ? "users?limit="
                + max
                + "&after="
                + URLEncoder.encode(page.get(max - 1).name(), StandardCharsets.UTF_8)
            : null);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(byte[] wish) {
    return Response.status(Response.Status.CREATED).entity(Shown.of(users.add(wish))).build();
  }

  /** Another password, another role, or both; ends the user's sessions. */
  @PUT
  @Path("{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Shown change(@PathParam("name") String name, byte[] wish) {
    return Shown.of(users.change(name, wish));
  }

  @DELETE
  @Path("{name}")
  public void remove(@PathParam("name") String name) {
    users.remove(name);
  }

  /**
   * What an admin sees of a user; {@code createdAt} is UTC.
   *
   * @param role admin or viewer
   */
  public record Shown(String name, String role, Instant createdAt) {
    static Shown of(User user) {
      return new Shown(user.name(), Users.role(user.scope()), user.createdAt());
    }
  }

  /**
   * A part of the list, in the order of the names.
   *
   * @param more where the next part is, relative to this one; null: this is the last
   */
  public record Page(List<Shown> users, @Nullable String more) {}
}
