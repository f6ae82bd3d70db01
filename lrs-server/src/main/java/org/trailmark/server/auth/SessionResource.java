package org.trailmark.server.auth;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.Scope;
import org.trailmark.lrs.store.UserStore.User;
import org.trailmark.server.wish.WishReader;

/** The session of whoever asks: how to log in, log in, who am I, another password, log out. */
@Path(SessionResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {
  static final String PATH = "session";

  private final Users users;
  private final Sessions sessions;
  private final SessionCookie cookies;
  private final Optional<OidcLogin> provider;

  /**
   * @param provider where people may log in, too; empty: nowhere
   */
  public SessionResource(
      Users users, Sessions sessions, SessionCookie cookies, Optional<OidcLogin> provider) {
    this.users = users;
    this.sessions = sessions;
    this.cookies = cookies;
    this.provider = provider;
  }

  /** How people log in here; open to everybody. */
  @GET
  @Path("ways")
  public Ways ways() {
    return new Ways(
        provider
            .map(OidcLogin::client)
            .map(client -> new Provider(client.label(), OidcLoginResource.PATH))
            .orElse(null));
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
    return Response.status(Response.Status.CREATED)
        .entity(
            new Shown(user.name(), Users.role(user.scope()), List.of(user.scope().text()), true))
        .cookie(cookies.of(sessions.begin(user.name()), request))
        .build();
  }

  /** Who asks, and what she may. */
  @GET
  public Shown get(@Context SecurityContext security) {
    Caller caller = (Caller) security.getUserPrincipal();
    return new Shown(
        caller.label().isEmpty() ? caller.name() : caller.label(),
        caller.may(Scope.ADMIN) ? "admin" : "viewer",
        caller.scopes().stream().sorted().map(Scope::text).toList(),
        caller.user().isPresent());
  }

  /**
   * Gives whoever asks another password. Her other sessions end; this one goes on under another
   * cookie, so that who has the one before has nothing.
   */
  @PUT
  @Path("password")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response changePassword(byte[] wish, @Context ContainerRequestContext request) {
    Caller caller = (Caller) request.getSecurityContext().getUserPrincipal();
    String user =
        caller
            .user()
            .orElseThrow(
                () ->
                    new LrsException(
                        ProblemCode.FORBIDDEN,
                        "Only who has logged in with a password has one to change."));
    users.changePassword(user, wish, AuthenticationFilter.address(request));
    return Response.noContent().cookie(cookies.of(sessions.beginAlone(user), request)).build();
  }

  /** Logs out. */
  @DELETE
  public Response logOut(
      @CookieParam(Sessions.COOKIE) @Nullable String token,
      @Context ContainerRequestContext request) {
    if (token != null) {
      sessions.end(token);
    }
    return Response.noContent().cookie(cookies.none(request)).build();
  }

  /**
   * Who asks.
   *
   * @param role admin or viewer
   * @param password whether she has logged in with one, which she may change
   */
  public record Shown(String name, String role, List<String> scopes, boolean password) {}

  /**
   * How people log in here, beside a name and a password, or a key and a secret.
   *
   * @param provider null: no other way
   */
  public record Ways(@Nullable Provider provider) {}

  /**
   * A login server.
   *
   * @param label what the button says; null: what the console says by itself
   * @param login where a browser goes to log in, relative to the admin interface
   */
  public record Provider(@Nullable String label, String login) {}
}
