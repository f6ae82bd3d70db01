package org.trailmark.server.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
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
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.Scope;

/**
 * Reads the tokens of an OpenID Connect provider: JWTs signed by RS256 or ES256, for this server,
 * in their time. The provider's keys are kept; one that is not known makes them be fetched again,
 * but not more often than twice in half a minute, so that made-up tokens cannot make us ask for
 * each.
 */
public final class BearerTokens {
  private static final Logger log = LoggerFactory.getLogger(BearerTokens.class);
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int MAX_KEYS_BYTES = 256 << 10;
  private static final int MAX_SUBJECT = 200;

  private final OidcProvider provider;
  private final DefaultJWTProcessor<SecurityContext> processor;

  /** Asks nobody yet. */
  public BearerTokens(OidcProvider provider, InstantSource clock) {
    this(provider, clock, Duration.ofSeconds(30));
  }

  /**
   * @param patience in which the keys are fetched twice at most
   */
  BearerTokens(OidcProvider provider, InstantSource clock, Duration patience) {
    this.provider = provider;
    this.processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(ALGORITHMS, keys(provider, patience)));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            provider.audience(),
            new JWTClaimsSet.Builder().issuer(provider.issuer()).build(),
            Set.of("sub", "exp")) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        });
  }

  private static JWKSource<SecurityContext> keys(OidcProvider provider, Duration patience) {
    try {
      return JWKSourceBuilder.create(
              URI.create(provider.keys()).toURL(),
              new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_KEYS_BYTES))
          .cache(Duration.ofMinutes(15).toMillis(), 2L * TIMEOUT_MILLIS)
          .rateLimited(patience.toMillis())
          .retrying(false)
          .outageTolerant(Duration.ofHours(4).toMillis())
          .build();
    } catch (MalformedURLException e) {
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION, "auth.oidc.keys is no address: " + provider.keys(), e);
    }
  }

  /**
   * Whose token this is.
   *
   * @throws LrsException {@code UNAUTHENTICATED}; {@code STORE_UNAVAILABLE} if the provider does
   *     not answer
   */
  Caller caller(String token) {
    try {
      return caller(processor.process(token, null));
    } catch (RateLimitReachedException e) { // a key that was not there a moment ago either
      throw refused(e);
    } catch (KeySourceException e) {
      log.warn("The keys of {} are not to be had: {}", provider.issuer(), e.getMessage());
      throw new LrsException(
          ProblemCode.STORE_UNAVAILABLE,
          "The provider of the token gives no keys to check it with; try again later.",
          e);
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw refused(e);
    }
  }

  private static LrsException refused(Exception because) {
    log.debug("A token was refused: {}", because.toString());
    return Callers.unauthenticated("The token is not good for this server, or its time is over.");
  }

  private Caller caller(JWTClaimsSet claims) throws ParseException {
    String subject = claims.getSubject();
    if (subject.isBlank() || subject.length() > MAX_SUBJECT) {
      throw new ParseException("a subject of " + subject.length() + " characters", 0);
    }
    String name = claims.getClaims().get("name") instanceof String said ? said : "";
    Set<Scope> scopes = new TreeSet<>();
    for (String text : texts(claims.getClaim(provider.scopeClaim()))) {
      String own = provider.scopePrefix();
      if (text.startsWith(own)) {
        scopes.addAll(Scope.named(text.substring(own.length())));
      }
    }
    return new Caller(Caller.OIDC + subject, name, provider.issuer(), scopes, null);
  }

  /** A text with spaces between its parts, or a list: providers do either. */
  private static List<String> texts(@Nullable Object claim) {
    if (claim instanceof String text) {
      return Arrays.asList(text.split(" ", -1));
    }
    return claim instanceof Collection<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
