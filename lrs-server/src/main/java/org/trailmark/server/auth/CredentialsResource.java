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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.Boundary;
import org.trailmark.lrs.store.Credential;
import org.trailmark.lrs.store.CredentialStore;
import org.trailmark.lrs.store.Scope;
import org.trailmark.lrs.xapi.AgentJson;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.server.wish.WishReader;

/** The credentials, for admins. A secret is answered once, when it is made. */
@Path("credentials")
@Produces(MediaType.APPLICATION_JSON)
public final class CredentialsResource {
  private static final int MAX_PAGE = 200;
  private static final Duration LONGEST_OVERLAP = Duration.ofDays(90);

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
        page.stream().map(Shown::of).toList(),
        found.size() > max ? more(page.get(max - 1).key(), max) : null);
  }

  @GET
  @Path("{key}")
  public Shown get(@PathParam("key") String key) {
    return Shown.of(store.find(key).orElseThrow(() -> CredentialIssuer.unknown(key)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(byte[] wish) {
    CredentialIssuer.Issued issued = issuer.issue(CredentialWish.read(wish));
    return Response.status(Response.Status.CREATED).entity(issued).build();
  }

  /** Replaces all that an admin may choose; key and secret stay. */
  @PUT
  @Path("{key}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Shown change(@PathParam("key") String key, byte[] wish) {
    return Shown.of(issuer.change(key, CredentialWish.read(wish)));
  }

  /** Makes another secret; the one before may hold on for a while. */
  @POST
  @Path("{key}/secret")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response rotate(@PathParam("key") String key, byte[] wish) {
    WishReader sent = WishReader.of(wish, "overlap");
    Duration overlap = sent.length("overlap", Duration.ZERO, LONGEST_OVERLAP, Duration.ZERO);
    sent.requireNoFaults("The wish has faults; the secret is as before.");
    return Response.status(Response.Status.CREATED).entity(issuer.rotate(key, overlap)).build();
  }

  @DELETE
  @Path("{key}")
  public void remove(@PathParam("key") String key) {
    issuer.remove(key);
  }

  private static String more(String lastKey, int limit) {
    return "credentials?limit="
        + limit
        + "&after="
        + URLEncoder.encode(lastKey, StandardCharsets.UTF_8);
  }

  /**
   * What an admin sees of a credential; times are UTC.
   *
   * @param boundary null: it is kept to nothing
   * @param expiresAt null: never
   * @param olderSecretUntil until when the secret before this one holds; null: it does not
   * @param lastUsedAt to five minutes; null: never yet
   */
  public record Shown(
      String key,
      String label,
      List<String> scopes,
      @Nullable ShownBoundary boundary,
      Instant createdAt,
      @Nullable Instant expiresAt,
      boolean disabled,
      @Nullable Instant olderSecretUntil,
      @Nullable Instant lastUsedAt) {
    static Shown of(Credential credential) {
      Credential.OlderSecret older = credential.older();
      return new Shown(
          credential.key(),
          credential.label(),
          credential.scopes().stream().sorted().map(Scope::text).toList(),
          credential.boundary() == null ? null : ShownBoundary.of(credential.boundary()),
          credential.createdAt(),
          credential.expiresAt(),
          credential.disabled(),
          older == null ? null : older.until(),
          credential.lastUsedAt());
    }
  }

  /**
   * A boundary, as it is sent.
   *
   * @param activities beginnings of IRLs
   * @param learners agents
   */
  public record ShownBoundary(List<String> activities, List<Map<String, Object>> learners) {
    static ShownBoundary of(Boundary boundary) {
      return new ShownBoundary(
          List.copyOf(new TreeSet<>(boundary.activities())),
          boundary.learners().stream().sorted().map(Ifi::ofKey).map(AgentJson::of).toList());
    }
  }

  /**
   * A part of the list, in the order of the keys.
   *
   * @param more where the next part is, relative to this one; null: this is the last
   */
  public record Page(List<Shown> credentials, @Nullable String more) {}
}
