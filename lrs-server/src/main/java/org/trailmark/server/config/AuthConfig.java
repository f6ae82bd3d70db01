package org.trailmark.server.config;

import static org.trailmark.server.config.ServerConfig.check;

import java.net.URI;
import java.time.Duration;
import java.util.List;
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
                    + " speaks TLS for this server. Where the server speaks it itself, or"
                    + " `http.publicOrigin` is https, it is so anyway",
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
          @Nullable String scopePrefix,
      @Setting(
              says =
                  "Logging in to the console at the provider (see"
                      + " [access.md](access.md#logging-in-at-a-login-server)); without it, people"
                      + " have passwords here, or keys")
          @Nullable OidcLogin login) {

    public Oidc {
      check(issuer != null && !issuer.isBlank(), "issuer is not empty");
      check(audience != null && !audience.isBlank(), "audience is not empty");
      check(keys != null && isSafe(keys), "keys is an address with https");
      check(
          login == null || isSafe(issuer),
          "issuer is an address with https, where people log in there");
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

  /** How people log in there: the settings {@code auth.oidc.login.*}. */
  public record OidcLogin(
      @Setting(says = "the `client_id` of this server at the provider") String clientId,
      @Setting(
              says = "its `client_secret`; without it, this server is a public client there",
              secret = true)
          @Nullable String clientSecret,
      @Setting(says = "what the button says, like `Log in with your university's account`")
          @Nullable String label,
      @Setting(
              says = "the scopes that are asked for, with spaces between them",
              otherwise = "openid profile")
          String scope,
      @Setting(
              says =
                  "the claim of the ID token that says what somebody is, as a text or a list, like"
                      + " `groups` or `realm_access.roles`. Without it, `auth.oidc.scopeClaim` of"
                      + " the ID token says it, by the scopes `admin` and `admin/read`")
          @Nullable String roleClaim,
      @Setting(says = "values of `roleClaim` that make an admin") List<String> admins,
      @Setting(says = "values of `roleClaim` that make a viewer") List<String> viewers) {

    public OidcLogin {
      check(clientId != null && !clientId.isBlank(), "clientId is not empty");
      check(List.of(scope.split(" ", -1)).contains("openid"), "scope has openid in it");
      check(
          roleClaim != null || (admins.isEmpty() && viewers.isEmpty()),
          "roleClaim is set where admins or viewers are");
      check(
          roleClaim == null || !(admins.isEmpty() && viewers.isEmpty()),
          "admins or viewers are set where roleClaim is");
    }

    @Override
    public String toString() {
      return "OidcLogin[" + clientId + "]";
    }
  }
}
