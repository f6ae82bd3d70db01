package org.trailmark.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.Scope;

/** Tokens of a provider that is a real HTTP server with real keys. */
class BearerTokensTest {
  private static final String ISSUER = "https://login.example.org/";
  private static final String AUDIENCE = "https://lrs.example.org";
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  private static RSAKey rsa;
  private static ECKey stranger;
  private static ECKey ec;

  private static HttpServer provider;
  private static final AtomicInteger ASKED = new AtomicInteger();
  private static volatile JWKSet published = new JWKSet();

  private final BearerTokens tokens = tokens(Duration.ofMinutes(10));

  @BeforeAll
  static void start() throws IOException, JOSEException {
    rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
    stranger = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.createContext(
        "/keys",
        exchange -> {
          ASKED.incrementAndGet();
          byte[] keys = published.toString(true).getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, keys.length);
          try (var body = exchange.getResponseBody()) {
            body.write(keys);
          }
        });
    provider.start();
  }

  @AfterAll
  static void stop() {
    provider.stop(0);
  }

  private BearerTokens tokens(Duration patience) {
    publish(rsa, ec);
    String keys = "http://127.0.0.1:" + provider.getAddress().getPort() + "/keys";
    return new BearerTokens(
        new OidcProvider(ISSUER, AUDIENCE, keys, "scope", "tm:"), () -> NOW, patience);
  }

  private static void publish(JWK... keys) {
    published = new JWKSet(List.of(keys));
    ASKED.set(0);
  }

  @Test
  void goodToken_isItsSubject_withTheScopesThatAreForUs() throws JOSEException {
    String token =
        signed(rsa, good().claim("scope", "openid tm:statements/write tm:nonsense").build());

    Caller caller = tokens.caller(token);

    assertThat(caller.getName()).isEqualTo("oidc:ann");
    assertThat(caller.issuer()).isEqualTo(ISSUER);
    assertThat(caller.scopes()).containsExactly(Scope.STATEMENTS_WRITE);
  }

  @Test
  void ellipticCurveAndAListOfScopes_areTaken_andTheKeysAreAskedForOnce() throws JOSEException {
    String token = signed(ec, good().claim("scope", List.of("tm:admin", "admin")).build());

    assertThat(tokens.caller(token).scopes()).containsExactly(Scope.ADMIN);
    tokens.caller(token);

    assertThat(ASKED).hasValue(1);
  }

  @Test
  void tokenForOthersOrOfOthersOrOutOfItsTime_isRefused() throws JOSEException {
    Date past = Date.from(NOW.minus(Duration.ofMinutes(2)));
    assertRefused(signed(rsa, good().issuer("https://evil.example.org/").build()));
    assertRefused(signed(rsa, good().audience("https://other.example.org").build()));
    assertRefused(signed(rsa, good().audience((String) null).build()));
    assertRefused(signed(rsa, good().expirationTime(past).build()));
    assertRefused(signed(rsa, good().expirationTime(null).build()));
    assertRefused(
        signed(rsa, good().notBeforeTime(Date.from(NOW.plus(Duration.ofMinutes(2)))).build()));
    assertRefused(signed(rsa, good().subject(null).build()));
    assertRefused(signed(rsa, good().subject(" ").build()));
  }

  @Test
  void tokenThatTheProviderDidNotSign_isRefused() throws JOSEException {
    assertRefused(signed(stranger, good().build()));
    assertRefused(new PlainJWT(good().build()).serialize());
    assertRefused("no.token.atall");
    SignedJWT byPublicKey =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build(), good().build());
    byPublicKey.sign(new MACSigner(rsa.toPublicJWK().toJSONString().getBytes(UTF_8)));
    assertRefused(byPublicKey.serialize());
  }

  @Test
  void rotatedKey_isFetched_andUnknownOnesAreNotAskedForEachTime() throws JOSEException {
    tokens.caller(signed(rsa, good().build()));
    ECKey next = new ECKeyGenerator(Curve.P_256).keyID("next").generate();
    publish(next);

    assertThat(tokens.caller(signed(next, good().build())).getName()).isEqualTo("oidc:ann");
    for (int i = 0; i < 4; i++) {
      ECKey made = new ECKey.Builder(stranger).keyID("made up " + i).build();
      String token = signed(made, good().build());
      assertThatThrownBy(() -> tokens.caller(token)).isInstanceOf(LrsException.class);
    }
    assertThat(ASKED.get()).isLessThanOrEqualTo(2);
  }

  @Test
  void providerThatIsAway_isNoFaultOfTheToken() throws JOSEException {
    BearerTokens away =
        new BearerTokens(
            new OidcProvider(ISSUER, AUDIENCE, "http://127.0.0.1:1/keys", "scope", ""),
            () -> NOW,
            Duration.ofMinutes(10));
    String token = signed(rsa, good().build());

    assertThatThrownBy(() -> away.caller(token))
        .isInstanceOfSatisfying(
            LrsException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.STORE_UNAVAILABLE));
  }

  private void assertRefused(String token) {
    assertThatThrownBy(() -> tokens.caller(token))
        .isInstanceOfSatisfying(
            LrsException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.UNAUTHENTICATED));
  }

  private static JWTClaimsSet.Builder good() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject("ann")
        .expirationTime(Date.from(NOW.plus(Duration.ofMinutes(5))));
  }

  private static String signed(JWK key, JWTClaimsSet claims) throws JOSEException {
    boolean isRsa = key instanceof RSAKey;
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(isRsa ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256)
                .keyID(key.getKeyID())
                .build(),
            claims);
    token.sign(isRsa ? new RSASSASigner((RSAKey) key) : new ECDSASigner((ECKey) key));
    return token.serialize();
  }
}
