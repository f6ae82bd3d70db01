package org.trailmark.server.auth;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.Scope;
import org.trailmark.lrs.store.UserStore.User;
import org.trailmark.server.wish.WishReader;

/** The session of whoever asks: log in, who am I, log out. */
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {
  private final Users users;
  private final Sessions sessions;
  private final String path;
  private final boolean alwaysSecure;

  /**
   * @param path where the cookie is sent: that of the admin interface, as clients see it
   * @param alwaysSecure whether clients reach us by TLS, though we do not see it
   */
  public SessionResource(Users users, Sessions sessions, String path, boolean alwaysSecure) {
    this.users = users;
    this.sessions = sessions;
    this.path = path;
    this.alwaysSecure = alwaysSecure;
  }

  /** Logs in; what comes from another site's form has another type, and no header of ours. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response logIn(byte[] wish, @Context ContainerRequestContext request) {
    if (request.getHeaderString(Sessions.HEADER) == null) {
      throw new LrsException(
          ProblemCode.FORBIDDEN, "To log in needs the header " + Sessions.HEADER + ".");
    }
    WishReader sent = WishReader.of(wish, "name", "password");
    String name = sent.text("name", 100, "");
    String password = sent.member("password").asString("");
    sent.requireNoFaults("To log in needs a name and a password.");
    User user = users.require(name, password, AuthenticationFilter.address(request));
    Sessions.Begun begun = sessions.begin(user.name(), null);
    return Response.status(Response.Status.CREATED)
        .entity(new Shown(user.name(), Users.role(user.scope()), List.of(user.scope().text())))
        .cookie(cookie(begun.token(), -1, request))
        .build();
  }

  /** Who asks, and what she may. */
  @GET
  public Shown get(@Context SecurityContext security) {
    Caller caller = (Caller) security.getUserPrincipal();
    return new Shown(
        caller.label().isEmpty() ? caller.name() : caller.label(),
        caller.may(Scope.ADMIN) ? "admin" : "viewer",
        caller.scopes().stream().sorted().map(Scope::text).toList());
  }

  /** Logs out. */
  @DELETE
  public Response logOut(
      @CookieParam(Sessions.COOKIE) @Nullable String token,
      @Context ContainerRequestContext request) {
    if (token != null) {
      sessions.end(token);
    }
    return Response.noContent().cookie(cookie("", 0, request)).build();
  }

  /** Without an age it goes when the browser is closed; with 0 it goes at once. */
  private NewCookie cookie(String token, int age, ContainerRequestContext request) {
    return new NewCookie.Builder(Sessions.COOKIE)
        .value(token)
        .path(path)
        .maxAge(age)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.STRICT)
        .secure(alwaysSecure || request.getSecurityContext().isSecure())
        .build();
  }

  /**
   * Who asks.
   *
   * @param role admin or viewer
   */
  public record Shown(String name, String role, List<String> scopes) {}
}
