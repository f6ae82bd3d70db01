package org.trailmark.server.auth;

import static java.util.Objects.requireNonNull;

/**
 * A provider of tokens that is trusted.
 *
 * @param issuer the {@code iss} of its tokens, character by character
 * @param audience which {@code aud} means this server
 * @param keys address of its keys (a JWK Set)
 * @param scopeClaim the claim that has the scopes, as a text with spaces or as a list
 * @param scopePrefix what its scopes for us begin with, for example {@code trailmark:}; empty:
 *     nothing
 */
public record OidcProvider(
    String issuer, String audience, String keys, String scopeClaim, String scopePrefix) {
  public OidcProvider {
    requireNonNull(issuer, "issuer");
    requireNonNull(audience, "audience");
    requireNonNull(keys, "keys");
    requireNonNull(scopeClaim, "scopeClaim");
    requireNonNull(scopePrefix, "scopePrefix");
  }
}
