package org.trailmark.server.config;

import static org.trailmark.server.config.ServerConfig.check;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How callers are known: the settings {@code auth.*}. */
public record AuthConfig(
    @Setting(
            says = "how long a login to the console lives without being used",
            otherwise = "PT30M")
        Duration idle,
    @Setting(says = "how long a login to the console lives at most", otherwise = "PT12H")
        Duration longest,
    @Setting(
            says =
                "whether browsers may send the cookie of a login by TLS alone; for a server whose"
                    + " TLS ends at a proxy",
            otherwise = "false")
        boolean secureCookie,
    @Setting(says = "The OpenID Connect provider whose tokens are trusted") @Nullable Oidc oidc) {

  public AuthConfig {
    check(idle.toSeconds() > 0, "idle is more than nothing");
    check(longest.toSeconds() > 0, "longest is more than nothing");
  }

  /** A provider: the settings {@code auth.oidc.*}. */
  public record Oidc(
      @Setting(says = "the `iss` of its tokens") String issuer,
      @Setting(says = "which `aud` means this server") String audience,
      @Setting(says = "address of its JWK Set: https, or the loopback address") String keys,
      @Setting(says = "the claim that has the scopes", otherwise = "scope") String scopeClaim,
      @Setting(says = "what its scopes for this server begin with") String scopePrefix) {
    public Oidc {
      check(issuer != null && !issuer.isBlank(), "issuer is missing");
      check(audience != null && !audience.isBlank(), "audience is missing");
      check(keys != null && isSafe(keys), "keys is an address with https");
      scopePrefix = scopePrefix == null ? "" : scopePrefix;
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
