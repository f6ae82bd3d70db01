package org.trailmark.server.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How callers are known.
 *
 * @param idle how long a login to the console lives without being used; null: 30 minutes
 * @param longest how long it lives at most; null: 12 hours
 * @param secureCookie whether browsers may send it by TLS alone, though TLS ends at a proxy; null:
 *     only where TLS ends here
 * @param oidc the OpenID Connect provider whose tokens are trusted; null: none
 */
public record AuthConfig(
    @Nullable Duration idle,
    @Nullable Duration longest,
    @Nullable Boolean secureCookie,
    @Nullable Oidc oidc) {
  /** Where nothing is set. */
  static final AuthConfig NONE = new AuthConfig(null, null, null, null);

  public AuthConfig {
    check(idle == null || idle.toSeconds() > 0, "auth.idle is more than nothing");
    check(longest == null || longest.toSeconds() > 0, "auth.longest is more than nothing");
  }

  /** How long a login lives without being used. */
  public Duration idleOrUsual() {
    return idle == null ? Duration.ofMinutes(30) : idle;
  }

  /** How long a login lives at most. */
  public Duration longestOrUsual() {
    return longest == null ? Duration.ofHours(12) : longest;
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }

  /**
   * A provider.
   *
   * @param issuer the {@code iss} of its tokens
   * @param audience which {@code aud} means this server
   * @param keys address of its JWK Set: https, or the loopback address
   * @param scopeClaim the claim that has the scopes; null: {@code scope}
   * @param scopePrefix what its scopes for us begin with; null: nothing
   */
  public record Oidc(
      String issuer,
      String audience,
      String keys,
      @Nullable String scopeClaim,
      @Nullable String scopePrefix) {
    public Oidc {
      check(issuer != null && !issuer.isBlank(), "auth.oidc.issuer is missing");
      check(audience != null && !audience.isBlank(), "auth.oidc.audience is missing");
      check(keys != null && isSafe(keys), "auth.oidc.keys is an address with https");
    }

    /** Whoever can change the keys on their way is an admin here. */
    private static boolean isSafe(String address) {
      try {
        URI uri = URI.create(address);
        return "https".equals(uri.getScheme())
            || ("http".equals(uri.getScheme())
                && ("127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost())));
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }
}
