package org.trailmark.server.auth;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.CredentialStore;
import org.trailmark.lrs.store.CredentialStore.Credential;
import org.trailmark.lrs.store.CredentialStore.Scope;

/** The credentials, for admins: list, add, remove. A secret is answered once, when it is made. */
@Path("credentials")
@Produces(MediaType.APPLICATION_JSON)
public final class CredentialsResource {
  private static final int MAX_PAGE = 200;

  private final CredentialStore store;
  private final CredentialIssuer issuer;

  public CredentialsResource(CredentialStore store, CredentialIssuer issuer) {
    this.store = store;
    this.issuer = issuer;
  }

  @GET
  public Page list(
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    int max = Math.min(Math.max(limit, 1), MAX_PAGE);
    List<Credential> found = store.list(after, max + 1);
    List<Credential> page = found.subList(0, Math.min(max, found.size()));
    return new Page(
        page.stream().map(CredentialsResource::shown).toList(),
        found.size() > max ? more(page.get(max - 1).key(), max) : null);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(@Nullable Wish wish) {
    if (wish == null || wish.scopes == null || wish.scopes.isEmpty()) {
      throw invalid("\"scopes\" says what the credential allows: " + names());
    }
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    wish.scopes.forEach(name -> scopes.add(scope(name)));
    CredentialIssuer.Issued issued =
        issuer.issue(wish.label == null ? "" : wish.label.strip(), scopes);
    return Response.status(Response.Status.CREATED).entity(issued).build();
  }

  @DELETE
  @Path("{key}")
  public void remove(@PathParam("key") String key) {
    if (!issuer.remove(key)) {
      throw new LrsException(ProblemCode.NOT_FOUND, "There is no credential \"" + key + "\".");
    }
  }

  private static String more(String lastKey, int limit) {
    return "credentials?limit="
        + limit
        + "&after="
        + URLEncoder.encode(lastKey, StandardCharsets.UTF_8);
  }

  private static Shown shown(Credential credential) {
    return new Shown(
        credential.key(),
        credential.label(),
        credential.scopes().stream().sorted().map(CredentialsResource::name).toList(),
        credential.createdAt());
  }

  private static Scope scope(@Nullable String name) {
    return Arrays.stream(Scope.values())
        .filter(scope -> name(scope).equals(name))
        .findFirst()
        .orElseThrow(() -> invalid("\"" + name + "\" is no scope; the scopes are: " + names()));
  }

  private static String name(Scope scope) {
    return scope.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String names() {
    return String.join(", ", Arrays.stream(Scope.values()).map(CredentialsResource::name).toList());
  }

  private static LrsException invalid(String message) {
    return new LrsException(ProblemCode.INVALID_DOCUMENT, message);
  }

  /**
   * What an admin asks for.
   *
   * @param label what it is for
   * @param scopes what it allows: {@code statements-write}, {@code statements-read}, {@code
   *     people-read}, {@code admin}
   */
  public record Wish(@Nullable String label, @Nullable List<@Nullable String> scopes) {}

  /** What an admin sees of a credential; {@code createdAt} is UTC. */
  public record Shown(String key, String label, List<String> scopes, Instant createdAt) {}

  /**
   * A part of the list, in the order of the keys.
   *
   * @param more where the next part is, relative to this one; null: this is the last
   */
  public record Page(List<Shown> credentials, @Nullable String more) {}
}
