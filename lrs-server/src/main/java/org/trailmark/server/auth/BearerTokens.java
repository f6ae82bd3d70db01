package org.trailmark.server.auth;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.InstantSource;
import org.trailmark.lrs.problem.LrsException;

/**
 * Reads the tokens of an OpenID Connect provider: JWTs signed by RS256 or ES256, for this server,
 * in their time.
 */
public final class BearerTokens {
  private final OidcProvider provider;
  private final TokenCheck check;

  /** Asks nobody yet. */
  public BearerTokens(OidcProvider provider, InstantSource clock) {
    this(provider, TokenCheck.keys(provider), clock);
  }

  /**
   * @param patience in which the keys are fetched twice at most
   */
  BearerTokens(OidcProvider provider, InstantSource clock, Duration patience) {
    this(provider, TokenCheck.keys(provider, patience), clock);
  }

  private BearerTokens(
      OidcProvider provider, JWKSource<SecurityContext> keys, InstantSource clock) {
    this.provider = provider;
    this.check = new TokenCheck(provider.issuer(), provider.audience(), keys, clock);
  }

  /**
   * Whose token this is.
   *
   * @throws LrsException {@code UNAUTHENTICATED}; {@code STORE_UNAVAILABLE} if the provider does
   *     not answer
   */
  Caller caller(String token) {
    JWTClaimsSet claims = check.claims(token);
    return new Caller(
        Caller.OIDC + claims.getSubject(),
        Claims.name(claims),
        provider.issuer(),
        Claims.scopes(claims, provider),
        null);
  }
}
