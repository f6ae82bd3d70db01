package org.trailmark.spec.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A small OpenID Connect provider: real HTTP, real signatures, and it checks what a provider has to
 * check. Whoever comes is let in at once; the test says as whom, and what is wrong with the token.
 */
final class LoginServer implements AutoCloseable {
  static final String CLIENT = "trailmark client"; // which has to be encoded
  static final String SECRET = "se:cret%";

  private final HttpServer server;
  private final ECKey key;
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final AtomicInteger exchanges = new AtomicInteger();
  private volatile UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
  private volatile ECKey signs;
  private volatile boolean failing;

  private LoginServer(HttpServer server, ECKey key) {
    this.server = server;
    this.key = key;
    this.signs = key;
  }

  static LoginServer start() throws IOException, JOSEException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    LoginServer server = new LoginServer(http, newKey());
    http.createContext(
        "/.well-known/openid-configuration", asked -> answer(asked, 200, server.document()));
    http.createContext(
        "/keys", asked -> answer(asked, 200, new JWKSet(server.key.toPublicJWK()).toString()));
    http.createContext("/token", server::token);
    http.start();
    return server;
  }

  private static ECKey newKey() throws JOSEException {
    return new ECKeyGenerator(Curve.P_256).keyID("the only one").generate();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private String document() {
    return """
    {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize?tenant=a", "token_endpoint":
     "%1$s/token", "jwks_uri": "%1$s/keys", "end_session_endpoint": "%1$s/logout"}\
    """
        .formatted(issuer());
  }

  /** How many codes it was asked to change for a token. */
  int exchanges() {
    return exchanges.get();
  }

  /** What its tokens say from now on, beside what they have to. */
  void says(UnaryOperator<JWTClaimsSet.Builder> more) {
    claims = more;
    signs = key;
    failing = false;
  }

  /** Somebody else signs from now on. */
  void isForged() throws JOSEException {
    signs = newKey();
  }

  /** It gives no tokens from now on. */
  void fails() {
    failing = true;
  }

  /** A token for this server's REST. */
  String bearer(String audience) throws JOSEException {
    return signed(claims.apply(of("ann").audience(audience)).build());
  }

  /**
   * Lets in whoever comes to this address.
   *
   * @return what she is sent back with
   */
  Map<String, String> letIn(URI address) {
    Map<String, String> asked = parameters(address.getRawQuery());
    String code = UUID.randomUUID().toString();
    codes.put(code, asked);
    return Map.of("code", code, "state", asked.get("state"));
  }

  private void token(HttpExchange asked) throws IOException {
    exchanges.incrementAndGet();
    Map<String, String> form = parameters(new String(asked.getRequestBody().readAllBytes(), UTF_8));
    Map<String, String> begun = codes.remove(form.getOrDefault("code", ""));
    if (failing) {
      answer(asked, 500, "{}");
    } else if (begun == null
        || !isClient(asked.getRequestHeaders().getFirst("Authorization"))
        || !"authorization_code".equals(form.get("grant_type"))
        || !Objects.equals(form.get("redirect_uri"), begun.get("redirect_uri"))
        || !s256(form.getOrDefault("code_verifier", "")).equals(begun.get("code_challenge"))) {
      answer(asked, 400, "{\"error\": \"invalid_grant\\r\\nforged line\"}");
    } else {
      JWTClaimsSet.Builder token = of("ann").audience(CLIENT).claim("nonce", begun.get("nonce"));
      try {
        answer(
            asked,
            200,
            "{\"id_token\": \""
                + signed(claims.apply(token).build())
                + "\", \"token_type\": \"Bearer\"}");
      } catch (JOSEException e) {
        throw new IOException(e);
      }
    }
  }

  private static boolean isClient(String authorization) {
    String both =
        new String(Base64.getDecoder().decode(authorization.substring("Basic ".length())), UTF_8);
    int colon = both.indexOf(':');
    return decoded(both.substring(0, colon)).equals(CLIENT)
        && decoded(both.substring(colon + 1)).equals(SECRET);
  }

  private JWTClaimsSet.Builder of(String subject) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .subject(subject)
        .issueTime(Date.from(Instant.now()))
        .expirationTime(Date.from(Instant.now().plusSeconds(300)));
  }

  private String signed(JWTClaimsSet said) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(signs.getKeyID()).build(), said);
    token.sign(new ECDSASigner(signs));
    return token.serialize();
  }

  /** RFC 7636, 4.2, once more. */
  private static String s256(String verifier) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static Map<String, String> parameters(String query) {
    return Arrays.stream(query.split("&", -1))
        .map(pair -> List.of(pair.split("=", 2)))
        .collect(toMap(pair -> pair.get(0), pair -> decoded(pair.get(1))));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  private static void answer(HttpExchange asked, int status, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    asked.getResponseHeaders().set("Content-Type", "application/json");
    asked.sendResponseHeaders(status, body.length);
    asked.getResponseBody().write(body);
    asked.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
