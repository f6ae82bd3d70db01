package org.trailmark.server.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.hash.Sha256;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.Scope;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets people log in at an OpenID Connect provider: the authorization code flow with PKCE (OpenID
 * Connect Core 1.0, 3.1; RFC 7636; RFC 9700).
 *
 * <p>An attempt is a random text that only the browser keeps. What goes to the provider, {@code
 * state}, {@code nonce} and the PKCE verifier, are hashes of it, each another one: so nothing is
 * kept here between the two requests, any node can answer the second, and who does not have the
 * browser's cookie can use neither code nor token.
 */
public final class OidcLogin {
  private static final Logger log = LoggerFactory.getLogger(OidcLogin.class);
  private static final JsonMapper JSON = new JsonMapper();

  /** Who waits for a slow provider holds a worker. */
  private static final int MOST_AT_ONCE = 2;

  /** What failures are counted for, beside the address. */
  private static final String COUNTED = "login server";

  private final OidcProvider provider;
  private final OidcClient client;
  private final OidcDiscovery discovery;
  private final TokenCheck check;
  private final FailedAttempts failed;
  private final Semaphore asking = new Semaphore(MOST_AT_ONCE);
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofMillis(TokenCheck.TIMEOUT_MILLIS))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** Asks nobody yet. */
  public OidcLogin(
      OidcProvider provider, OidcClient client, FailedAttempts failed, InstantSource clock) {
    this.provider = provider;
    this.client = client;
    this.failed = failed;
    this.discovery = new OidcDiscovery(provider.issuer());
    this.check = new TokenCheck(provider.issuer(), client.id(), TokenCheck.keys(provider), clock);
  }

  /**
   * An attempt to log in.
   *
   * @param secret what the browser keeps, and nobody else
   * @param address where it goes
   */
  record Attempt(String secret, URI address) {}

  /**
   * Somebody for whom the provider vouches.
   *
   * @param scope {@link Scope#ADMIN} or {@link Scope#ADMIN_READ}
   */
  record Person(String subject, String label, String issuer, Scope scope) {}

  OidcClient client() {
    return client;
  }

  /**
   * Begins.
   *
   * @throws LrsException {@code STORE_UNAVAILABLE} if the provider does not answer
   */
  Attempt begin() {
    String secret = Secrets.made();
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("response_type", "code");
    parameters.put("client_id", client.id());
    parameters.put("redirect_uri", client.callback().toString());
    parameters.put("scope", client.scope());
    parameters.put("state", derived("state", secret));
    parameters.put("nonce", derived("nonce", secret));
    parameters.put("code_challenge", challenge(derived("verifier", secret)));
    parameters.put("code_challenge_method", "S256");
    return new Attempt(secret, with(discovery.endpoints().authorization(), parameters));
  }

  /**
   * Who comes back.
   *
   * @param secret of the attempt, as the browser kept it; null: it has none
   * @param issuer what the answer says of who sent it (RFC 9207); null: nothing
   * @param address of the client
   * @throws LrsException {@code INVALID_PARAMETER} if this browser began no such attempt; {@code
   *     UNAUTHENTICATED} if the provider does not vouch for her; {@code FORBIDDEN} if she is
   *     nobody's admin or viewer; {@code TOO_MANY_REQUESTS}; {@code STORE_UNAVAILABLE}
   */
  Person finish(
      @Nullable String secret,
      @Nullable String state,
      @Nullable String code,
      @Nullable String issuer,
      String address) {
    if (secret == null || state == null || !isEqual(state, derived("state", secret))) {
      throw new LrsException(
          ProblemCode.INVALID_PARAMETER, "No login was begun by this browser, or too long ago.");
    }
    if (code == null || (issuer != null && !issuer.equals(provider.issuer()))) {
      throw Callers.unauthenticated("The login server did not let you in.");
    }
    failed.require(COUNTED, address);
    try {
      JWTClaimsSet claims = claims(code, derived("verifier", secret));
      requireOurs(claims, derived("nonce", secret));
      failed.succeeded(COUNTED, address);
      return person(claims);
    } catch (LrsException e) {
      if (e.code() == ProblemCode.UNAUTHENTICATED) {
        failed.failed(COUNTED, address);
      }
      throw e;
    }
  }

  /** Where people log out at the provider; empty: it offers none, or does not answer. */
  Optional<URI> logOut() {
    try {
      return Optional.ofNullable(discovery.endpoints().endSession())
          .map(
              end ->
                  with(
                      end,
                      Map.of(
                          "client_id", client.id(),
                          "post_logout_redirect_uri", client.home().toString())));
    } catch (LrsException e) {
      return Optional.empty(); // she is logged out here, and the log has it
    }
  }

  /** OpenID Connect Core 1.0, 3.1.3.7: what is not checked of every token. */
  private void requireOurs(JWTClaimsSet claims, String nonce) {
    Object party = claims.getClaim("azp");
    if (party != null && !party.equals(client.id())) {
      throw TokenCheck.refused("it was made for another client");
    }
    if (!(claims.getClaim("nonce") instanceof String said && isEqual(said, nonce))) {
      throw TokenCheck.refused("its nonce is of another attempt");
    }
  }

  private Person person(JWTClaimsSet claims) {
    String name = Claims.name(claims);
    Scope scope =
        role(claims)
            .orElseThrow(
                () ->
                    new LrsException(
                        ProblemCode.FORBIDDEN, "You are neither an admin nor a viewer here."));
    return new Person(
        claims.getSubject(), name.isEmpty() ? claims.getSubject() : name, provider.issuer(), scope);
  }

  /** Where a claim of roles is named, scopes do not count: whoever logs in can ask for more. */
  private Optional<Scope> role(JWTClaimsSet claims) {
    String roleClaim = client.roleClaim();
    if (roleClaim == null) {
      Set<Scope> scopes = Claims.scopes(claims, provider);
      return Stream.of(Scope.ADMIN, Scope.ADMIN_READ).filter(scopes::contains).findFirst();
    }
    List<String> roles = Claims.values(claims, roleClaim);
    if (client.admins().stream().anyMatch(roles::contains)) {
      return Optional.of(Scope.ADMIN);
    }
    return client.viewers().stream().anyMatch(roles::contains)
        ? Optional.of(Scope.ADMIN_READ)
        : Optional.empty();
  }

  /** What the provider says for the code; at most a few ask at once. */
  private JWTClaimsSet claims(String code, String verifier) {
    if (!asking.tryAcquire()) {
      throw OidcDiscovery.away();
    }
    try {
      return check.claims(idToken(code, verifier));
    } finally {
      asking.release();
    }
  }

  /** Changes the code for a token. */
  private String idToken(String code, String verifier) {
    try {
      OidcDiscovery.Endpoints endpoints = discovery.endpoints();
      HttpResponse<InputStream> answer =
          http.send(exchange(endpoints, code, verifier), BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        return idToken(
            answer.statusCode(), JSON.readTree(body.readNBytes(TokenCheck.MAX_ANSWER_BYTES)));
      }
    } catch (IOException | JacksonException e) {
      log.warn("{} gives no tokens: {}", provider.issuer(), e.toString());
      throw OidcDiscovery.away();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw OidcDiscovery.away();
    }
  }

  private String idToken(int status, JsonNode answer) {
    String token = answer.path("id_token").asString("");
    if (status == 200 && !token.isEmpty()) {
      return token;
    }
    log.warn(
        "{} gave no token: {} {}",
        provider.issuer(),
        status,
        answer.path("error").asString("").replaceAll("[^a-z_]", "?"));
    if (status >= 500) {
      throw OidcDiscovery.away();
    }
    throw Callers.unauthenticated("The login server did not let you in.");
  }

  private HttpRequest exchange(OidcDiscovery.Endpoints endpoints, String code, String verifier) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", client.callback().toString());
    form.put("code_verifier", verifier);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoints.token())
            .timeout(Duration.ofMillis(TokenCheck.TIMEOUT_MILLIS))
            .header(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(HttpHeaders.ACCEPT, "application/json");
    String secret = client.secret();
    if (secret == null || endpoints.secretInBody()) {
      form.put("client_id", client.id());
      if (secret != null) {
        form.put("client_secret", secret);
      }
    } else {
      // RFC 6749, 2.3.1: each is encoded before they are joined.
      String both = encoded(client.id()) + ":" + encoded(secret);
      request.header(
          HttpHeaders.AUTHORIZATION,
          "Basic " + Base64.getEncoder().encodeToString(both.getBytes(US_ASCII)));
    }
    return request.POST(BodyPublishers.ofString(query(form))).build();
  }

  private static URI with(URI address, Map<String, String> parameters) {
    String sign = address.getRawQuery() == null ? "?" : "&";
    return URI.create(address + sign + query(parameters));
  }

  private static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
        .collect(joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String derived(String purpose, String secret) {
    return Secrets.fingerprint(purpose + " " + secret);
  }

  /** RFC 7636, 4.2. */
  private static String challenge(String verifier) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
  }

  private static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }
}
