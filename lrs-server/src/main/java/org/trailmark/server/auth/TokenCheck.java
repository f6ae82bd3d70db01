package org.trailmark.server.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * Tells whether a provider signed a JWT, for one audience, and whether its time is not over. The
 * keys are kept; one that is not known makes them be fetched again, but not more often than twice
 * in half a minute, so that made-up tokens cannot make us ask for each.
 */
final class TokenCheck {
  /** How long a provider may think before it counts as away. */
  static final int TIMEOUT_MILLIS = 5_000;

  /** The largest answer that is read of a provider. */
  static final int MAX_ANSWER_BYTES = 256 << 10;

  private static final Logger log = LoggerFactory.getLogger(TokenCheck.class);
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MAX_SUBJECT = 200;

  private final String issuer;
  private final DefaultJWTProcessor<SecurityContext> processor;

  /**
   * @param audience which {@code aud} is meant
   * @param keys of the provider
   */
  TokenCheck(String issuer, String audience, JWKSource<SecurityContext> keys, InstantSource clock) {
    this.issuer = issuer;
    this.processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            audience, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "exp")) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        });
  }

  /** The keys of a provider, fetched when they are first needed. */
  static JWKSource<SecurityContext> keys(OidcProvider provider) {
    return keys(provider, PATIENCE);
  }

  /**
   * The same.
   *
   * @param patience in which the keys are fetched twice at most
   */
  static JWKSource<SecurityContext> keys(OidcProvider provider, Duration patience) {
    try {
      JWKSource<SecurityContext> kept =
          JWKSourceBuilder.create(URI.create(provider.keys()).toURL(), retriever())
              .cache(Duration.ofMinutes(15).toMillis(), 2L * TIMEOUT_MILLIS)
              .rateLimited(patience.toMillis())
              .retrying(false)
              .outageTolerant(Duration.ofHours(4).toMillis())
              .build();
      return new JWKSetBasedJWKSource<>(
          new KeysInPassingTime(
              ((JWKSetBasedJWKSource<SecurityContext>) kept).getJWKSetSource(), System::nanoTime));
    } catch (MalformedURLException e) {
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION, "auth.oidc.keys is no address: " + provider.keys(), e);
    }
  }

  /** Reads what a provider publishes. */
  static DefaultResourceRetriever retriever() {
    return new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_ANSWER_BYTES);
  }

  /**
   * What a good token says; its subject is there and not long.
   *
   * @throws LrsException {@code UNAUTHENTICATED}; {@code STORE_UNAVAILABLE} if the provider does
   *     not answer
   */
  JWTClaimsSet claims(String token) {
    try {
      JWTClaimsSet claims = processor.process(token, null);
      String subject = claims.getSubject();
      if (subject.isBlank() || subject.length() > MAX_SUBJECT) {
        throw new ParseException("a subject of " + subject.length() + " characters", 0);
      }
      return claims;
    } catch (RateLimitReachedException e) { // a key that was not there a moment ago either
      throw refused(e.toString());
    } catch (KeySourceException e) {
      log.warn("The keys of {} are not to be had: {}", issuer, e.getMessage());
      throw new LrsException(
          ProblemCode.STORE_UNAVAILABLE,
          "The provider of the token gives no keys to check it with; try again later.",
          e);
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw refused(e.toString());
    }
  }

  /** What whoever came with a token hears that is not good, and no more. */
  static LrsException refused(String because) {
    log.debug("A token was refused: {}", because);
    return Callers.unauthenticated("The token is not good for this server, or its time is over.");
  }
}
