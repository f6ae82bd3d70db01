package org.trailmark.server.auth;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a provider does what, by the document that it publishes (OpenID Connect Discovery 1.0).
 * Fetched when it is first needed, and again after an hour; while the provider is away the last one
 * goes on to count.
 */
final class OidcDiscovery {
  private static final Logger log = LoggerFactory.getLogger(OidcDiscovery.class);
  private static final String DOCUMENT = ".well-known/openid-configuration";
  private static final Duration FRESH = Duration.ofHours(1);

  /** Of many who log in while the provider is away, not each one asks. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final JsonMapper JSON = new JsonMapper();

  private final String issuer;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Endpoints known;
  private volatile long askAgainNanos = System.nanoTime();

  /** Asks nobody yet. */
  OidcDiscovery(String issuer) {
    this.issuer = issuer;
  }

  /**
   * Addresses of a provider.
   *
   * @param endSession where people log out; null: it offers none
   * @param secretInBody whether a client's secret is taken in the body alone
   */
  record Endpoints(URI authorization, URI token, @Nullable URI endSession, boolean secretInBody) {}

  /**
   * The addresses.
   *
   * @throws LrsException {@code STORE_UNAVAILABLE} if the provider does not say
   */
  Endpoints endpoints() {
    // One asks; nobody waits for an answer that may not come, since that would take all workers.
    if (System.nanoTime() - askAgainNanos >= 0 && asking.tryLock()) {
      try {
        ask();
      } finally {
        asking.unlock();
      }
    }
    Endpoints there = known;
    if (there == null) {
      throw away();
    }
    return there;
  }

  private void ask() {
    Duration wait = PATIENCE;
    try {
      known = fetch();
      wait = FRESH;
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      log.warn("{} does not say where people log in: {}", issuer, e.getMessage());
    }
    askAgainNanos = System.nanoTime() + wait.toNanos();
  }

  static LrsException away() {
    return new LrsException(
        ProblemCode.STORE_UNAVAILABLE, "The login server does not answer; try again later.");
  }

  private Endpoints fetch() throws IOException {
    String base = issuer.endsWith("/") ? issuer : issuer + "/";
    JsonNode document =
        JSON.readTree(
            TokenCheck.retriever()
                .retrieveResource(URI.create(base + DOCUMENT).toURL())
                .getContent());
    if (!document.path("issuer").asString("").equals(issuer)) {
      throw new IllegalArgumentException(
          "its document is of another issuer: " + document.path("issuer"));
    }
    JsonNode methods = document.path("token_endpoint_auth_methods_supported");
    return new Endpoints(
        address(document, "authorization_endpoint"),
        address(document, "token_endpoint"),
        document.hasNonNull("end_session_endpoint")
            ? address(document, "end_session_endpoint")
            : null,
        has(methods, "client_secret_post") && !has(methods, "client_secret_basic"));
  }

  private static boolean has(JsonNode methods, String name) {
    return methods.valueStream().anyMatch(method -> method.asString("").equals(name));
  }

  /** An address that is as safe as the issuer's own, which the configuration wants to be. */
  private URI address(JsonNode document, String name) {
    URI address = URI.create(document.path(name).asString(""));
    String scheme = URI.create(issuer).getScheme();
    if (address.getHost() == null || !scheme.equals(address.getScheme())) {
      throw new IllegalArgumentException(name + " is no address with " + scheme + ": " + address);
    }
    return address;
  }
}
