package org.trailmark.server.config;

import static org.trailmark.server.config.ServerConfig.check;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How callers are known: the settings {@code auth.*}. */
public record AuthConfig(
    @Setting(says = "how long a login to the console lives without being used", otherwise = "30m")
        Duration idle,
    @Setting(says = "how long a login to the console lives at most", otherwise = "12h")
        Duration longest,
    @Setting(
            says =
                "whether browsers send the cookie of a login over TLS alone; for where a proxy"
                    + " speaks TLS for this server. Where the server speaks it itself, it is so"
                    + " anyway",
            otherwise = "false")
        boolean secureCookie,
    @Setting(
            says =
                "The OpenID Connect provider whose bearer tokens are trusted (see"
                    + " [access.md](access.md#tokens-of-a-login-server)); without it, none is")
        @Nullable Oidc oidc) {

  public AuthConfig {
    check(idle.toSeconds() > 0, "idle is a second or more");
    check(longest.toSeconds() > 0, "longest is a second or more");
  }

  /** A provider: the settings {@code auth.oidc.*}. */
  public record Oidc(
      @Setting(says = "the `iss` of its tokens, character by character") String issuer,
      @Setting(says = "which `aud` means this server") String audience,
      @Setting(says = "the address of its keys (JWK Set): https, or this machine's own")
          String keys,
      @Setting(
              says = "the claim that has the scopes, as a text with spaces or as a list",
              otherwise = "scope")
          String scopeClaim,
      @Setting(says = "what its scopes for us begin with, like `lrs:`")
          @Nullable String scopePrefix) {

    public Oidc {
      check(issuer != null && !issuer.isBlank(), "issuer is not empty");
      check(audience != null && !audience.isBlank(), "audience is not empty");
      check(keys != null && isSafe(keys), "keys is an address with https");
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
