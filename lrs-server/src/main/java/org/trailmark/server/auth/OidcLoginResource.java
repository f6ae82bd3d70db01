package org.trailmark.server.auth;

import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.store.AuditEntry;
import org.trailmark.lrs.store.AuditLog;

/**
 * The way to the login server and back; browsers go it, so every answer leads on. What went wrong
 * stands behind {@code #} in the console's address, as the name of a problem and nothing more.
 */
@Path(OidcLoginResource.PATH)
public final class OidcLoginResource {
  static final String PATH = "session/oidc";

  private static final Logger log = LoggerFactory.getLogger(OidcLoginResource.class);
  private static final String CALLBACK = "callback";
  private static final String DONE = "done";

  private final OidcLogin login;
  private final Sessions sessions;
  private final SessionCookie cookies;
  private final AuditLog audit;

  /**
   * @param audit where it is written who logged in
   */
  public OidcLoginResource(
      OidcLogin login, Sessions sessions, SessionCookie cookies, AuditLog audit) {
    this.login = login;
    this.sessions = sessions;
    this.cookies = cookies;
    this.audit = audit;
  }

  /** Where providers send people back to, below the admin interface. */
  public static String callback() {
    return PATH + "/" + CALLBACK;
  }

  /** To the login server. */
  @GET
  public Response begin(@Context ContainerRequestContext request) {
    try {
      OidcLogin.Attempt attempt = login.begin();
      return Response.seeOther(attempt.address())
          .cookie(cookies.ofAttempt(attempt.secret(), request))
          .build();
    } catch (LrsException e) {
      return refused(e).build();
    }
  }

  /** Back from it. */
  @GET
  @Path(CALLBACK)
  public Response finish(
      @QueryParam("state") @Nullable String state,
      @QueryParam("code") @Nullable String code,
      @QueryParam("iss") @Nullable String issuer,
      @CookieParam(SessionCookie.ATTEMPT) @Nullable String secret,
      @Context ContainerRequestContext request) {
    Response.ResponseBuilder answer;
    try {
      OidcLogin.Person person =
          login.finish(secret, state, code, issuer, AuthenticationFilter.address(request));
      Sessions.Begun begun = audited(person, request);
      answer = Response.seeOther(console(DONE)).cookie(cookies.of(begun, request));
    } catch (LrsException e) {
      answer = refused(e);
    }
    return answer.cookie(cookies.noAttempt(request)).build();
  }

  /** To where people log out at the login server, or to the console where that offers nothing. */
  @GET
  @Path("logout")
  public Response logOut() {
    return Response.seeOther(login.logOut().orElse(login.client().home())).build();
  }

  /** A login changes what there is, though it comes as a GET. */
  private Sessions.Begun audited(OidcLogin.Person person, ContainerRequestContext request) {
    AuditEntry act =
        audit.begin(
            Caller.OIDC + person.subject(),
            request.getMethod(),
            request.getUriInfo().getBaseUri().getPath() + callback(),
            "{\"salt\":\"" + Secrets.made() + "\"}");
    Sessions.Begun begun = sessions.begin(person);
    audit.end(act, Response.Status.SEE_OTHER.getStatusCode());
    return begun;
  }

  private Response.ResponseBuilder refused(LrsException why) {
    log.debug("A login at the login server failed: {}", why.getMessage());
    return Response.seeOther(console(why.code().slug()));
  }

  private URI console(String outcome) {
    return URI.create(login.client().home() + "#login=" + outcome);
  }
}
