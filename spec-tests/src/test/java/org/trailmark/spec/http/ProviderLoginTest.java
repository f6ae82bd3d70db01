package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trailmark.spec.http.Lrs.encoded;
import static org.trailmark.spec.http.Lrs.header;
import static org.trailmark.spec.http.Lrs.json;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** People log in to the console at a login server, and nobody else does. */
class ProviderLoginTest {
  private static final String ORIGIN = "https://lrs.example.org";
  private static final String LOGIN = "admin/api/session/oidc";
  private static final String CALLBACK = LOGIN + "/callback";
  private static final String CONSOLE = ORIGIN + "/console/";

  private static LoginServer provider;
  private static Lrs lrs;

  @BeforeAll
  static void start(@TempDir Path dataDir) throws IOException, JOSEException {
    provider = LoginServer.start();
    lrs =
        Lrs.start(
            dataDir,
            Map.ofEntries(
                Map.entry("http.publicOrigin", ORIGIN),
                Map.entry("auth.oidc.issuer", provider.issuer()),
                Map.entry("auth.oidc.audience", ORIGIN),
                Map.entry("auth.oidc.keys", provider.issuer() + "/keys"),
                Map.entry("auth.oidc.login.clientId", LoginServer.CLIENT),
                Map.entry("auth.oidc.login.clientSecret", LoginServer.SECRET),
                Map.entry("auth.oidc.login.label", "With your university's account"),
                Map.entry("auth.oidc.login.roleClaim", "groups"),
                Map.entry("auth.oidc.login.admins", "chiefs, heads"),
                Map.entry("auth.oidc.login.viewers", "tutors")));
  }

  @AfterAll
  static void stop() {
    lrs.close();
    provider.close();
  }

  @Test
  void console_isToldOfTheLoginServer() {
    JsonNode ways = json(lrs.send(lrs.bare("admin/api/session/ways")));

    assertThat(ways.at("/provider/label").asString()).isEqualTo("With your university's account");
    assertThat("admin/api/" + ways.at("/provider/login").asString()).isEqualTo(LOGIN);
  }

  @Test
  void attempt_goesToTheLoginServer_withAllThatKeepsItThisBrowsers() {
    HttpResponse<String> begun = lrs.send(lrs.bare(LOGIN));
    URI there = URI.create(header(begun, "Location"));
    Map<String, String> asked = LoginServer.parameters(there.getRawQuery());

    assertThat(begun.statusCode()).isEqualTo(303);
    assertThat(there.toString()).startsWith(provider.issuer() + "/authorize?tenant=a&");
    assertThat(asked)
        .containsEntry("response_type", "code")
        .containsEntry("client_id", LoginServer.CLIENT)
        .containsEntry("redirect_uri", ORIGIN + "/" + CALLBACK)
        .containsEntry("scope", "openid profile")
        .containsEntry("code_challenge_method", "S256")
        .containsKeys("state", "nonce", "code_challenge");
    assertThat(header(begun, "Set-Cookie").replace(" ", "").toLowerCase(Locale.ROOT).split(";"))
        .contains("path=/" + LOGIN, "httponly", "samesite=lax", "secure", "max-age=600");
    String secret = cookie(begun).split("=", 2)[1];
    assertThat(there.toString()).doesNotContain(secret);
  }

  @Test
  void admin_logsIn_isWhoTheProviderSays_andLogsOutThereToo() {
    provider.says(ProviderLoginTest::admin);
    HttpResponse<String> back = logIn();

    assertThat(header(back, "Location")).isEqualTo(CONSOLE + "#login=done");
    assertThat(back.headers().allValues("Set-Cookie"))
        .hasSize(2)
        .anySatisfy(
            set ->
                assertThat(set.replace(" ", "").toLowerCase(Locale.ROOT).split(";"))
                    .contains("path=/admin/api", "httponly", "samesite=strict", "secure"));
    String cookie = sessionCookie(back);
    JsonNode who = json(lrs.send(by(cookie, "admin/api/session")));
    assertThat(who.path("name").asString()).isEqualTo("Ann of the faculty");
    assertThat(who.path("role").asString()).isEqualTo("admin");
    assertThat(who.path("password").asBoolean()).isFalse();
    assertThat(json(lrs.get("admin/api/sessions")).path("sessions").findValuesAsString("issuer"))
        .contains(provider.issuer());
    assertThat(json(lrs.get("admin/api/audit?who=oidc:ann")).at("/acts/0/route").asString())
        .isEqualTo("/" + CALLBACK);
    HttpRequest.Builder password =
        by(cookie, "admin/api/session/password")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{}"));
    assertThat(lrs.send(password).statusCode()).isEqualTo(403);

    assertThat(lrs.send(by(cookie, "admin/api/session").DELETE()).statusCode()).isEqualTo(204);
    assertThat(lrs.send(by(cookie, "admin/api/session")).statusCode()).isEqualTo(401);
    String out = header(lrs.send(lrs.bare(LOGIN + "/logout")), "Location");
    assertThat(out).startsWith(provider.issuer() + "/logout?");
    assertThat(LoginServer.parameters(URI.create(out).getRawQuery()))
        .containsEntry("client_id", LoginServer.CLIENT)
        .containsEntry("post_logout_redirect_uri", CONSOLE);
  }

  @Test
  void viewer_looksAndChangesNothing_andOthersAreNobody() {
    provider.says(token -> token.claim("groups", "tutors"));
    String cookie = sessionCookie(logIn());
    HttpRequest.Builder change =
        by(cookie, "admin/api/credentials")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"scopes\":[\"all\"]}"));

    assertThat(lrs.send(by(cookie, "admin/api/status")).statusCode()).isEqualTo(200);
    assertThat(lrs.send(change).statusCode()).isEqualTo(403);

    provider.says(token -> token.claim("groups", List.of("students", "chiefs of nothing")));
    assertRefused(logIn(), "forbidden");
    provider.says(UnaryOperator.identity());
    assertRefused(logIn(), "forbidden");
  }

  @Test
  void scopesOfTheIdToken_countWhereNoClaimOfRolesIsSet_andNowhereElse(@TempDir Path dataDir) {
    provider.says(token -> token.claim("scope", "openid admin/read"));
    try (Lrs byScopes =
        Lrs.start(
            dataDir,
            Map.ofEntries(
                Map.entry("http.publicOrigin", ORIGIN),
                Map.entry("auth.oidc.issuer", provider.issuer()),
                Map.entry("auth.oidc.audience", ORIGIN),
                Map.entry("auth.oidc.keys", provider.issuer() + "/keys"),
                Map.entry("auth.oidc.login.clientId", LoginServer.CLIENT),
                Map.entry("auth.oidc.login.clientSecret", LoginServer.SECRET)))) {
      String cookie = sessionCookie(logIn(byScopes));

      HttpRequest.Builder who = byScopes.bare("admin/api/session").header("Cookie", cookie);
      assertThat(json(byScopes.send(who)).path("role").asString()).isEqualTo("viewer");
    }
    assertRefused(logIn(), "forbidden");
  }

  @Test
  void answerOfAnotherBrowsersAttempt_isRefused_beforeAnybodyIsAsked() {
    provider.says(ProviderLoginTest::admin);
    int before = provider.exchanges();
    HttpResponse<String> hers = lrs.send(lrs.bare(LOGIN));
    HttpResponse<String> his = lrs.send(lrs.bare(LOGIN));
    Map<String, String> answer = provider.letIn(URI.create(header(his, "Location")));

    assertRefused(finish(cookie(hers), answer), "invalid-parameter");
    assertRefused(finish("", answer), "invalid-parameter");
    assertRefused(finish(cookie(his), Map.of("code", answer.get("code"))), "invalid-parameter");
    assertThat(provider.exchanges()).isEqualTo(before);
  }

  @Test
  void codeThatWasUsedOrMadeUp_isRefused() {
    provider.says(ProviderLoginTest::admin);
    HttpResponse<String> begun = lrs.send(lrs.bare(LOGIN));
    Map<String, String> answer = provider.letIn(URI.create(header(begun, "Location")));
    assertThat(header(finish(cookie(begun), answer), "Location")).endsWith("#login=done");

    assertRefused(finish(cookie(begun), answer), "unauthenticated");
    assertRefused(
        finish(cookie(begun), Map.of("code", "made up", "state", answer.get("state"))),
        "unauthenticated");
  }

  @Test
  void personWhomTheProviderRefuses_orAnotherLetsIn_isRefused() {
    HttpResponse<String> begun = lrs.send(lrs.bare(LOGIN));
    Map<String, String> answer = provider.letIn(URI.create(header(begun, "Location")));
    String state = answer.get("state");

    assertRefused(
        finish(cookie(begun), Map.of("error", "access_denied", "state", state)), "unauthenticated");
    assertRefused(
        finish(
            cookie(begun),
            Map.of("code", answer.get("code"), "state", state, "iss", "https://evil.example.org")),
        "unauthenticated");
  }

  @Test
  void tokenThatIsForgedOrOfOthers_isRefused() throws JOSEException {
    provider.says(token -> admin(token).claim("nonce", "another"));
    assertRefused(logIn(), "unauthenticated");
    provider.says(token -> admin(token).claim("nonce", null));
    assertRefused(logIn(), "unauthenticated");
    provider.says(token -> admin(token).audience("another client"));
    assertRefused(logIn(), "unauthenticated");
    provider.says(token -> admin(token).claim("azp", "another client"));
    assertRefused(logIn(), "unauthenticated");
    provider.says(token -> admin(token).issuer("https://evil.example.org"));
    assertRefused(logIn(), "unauthenticated");
    provider.says(ProviderLoginTest::admin);
    provider.isForged();
    assertRefused(logIn(), "unauthenticated");
  }

  @Test
  void loginServerThatFails_isNoFaultOfHers() {
    provider.says(ProviderLoginTest::admin);
    provider.fails();

    assertRefused(logIn(), "store-unavailable");
  }

  @Test
  void importByWhomAProviderVouchesFor_hasHerAsAuthority() throws JOSEException {
    provider.says(token -> token.claim("scope", "admin").claim("name", "Ann"));
    String bearer = "Bearer " + provider.bearer(ORIGIN);
    UUID id = UUID.randomUUID();

    HttpResponse<String> begun =
        lrs.send(
            lrs.bare("admin/api/jobs/imports?name=some.jsonl")
                .header("Authorization", bearer)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofString(Samples.statement(id).replace("\n", ""))));

    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    await().until(() -> lrs.get("xapi/statements?statementId=" + id).statusCode() == 200);
    JsonNode authority = json(lrs.get("xapi/statements?statementId=" + id)).path("authority");
    assertThat(authority.at("/account/homePage").asString()).isEqualTo(provider.issuer());
    assertThat(authority.at("/account/name").asString()).isEqualTo("ann");
  }

  /** All the way there and back. */
  private static HttpResponse<String> logIn() {
    return logIn(lrs);
  }

  private static HttpResponse<String> logIn(Lrs server) {
    HttpResponse<String> begun = server.send(server.bare(LOGIN));
    return finish(server, cookie(begun), provider.letIn(URI.create(header(begun, "Location"))));
  }

  private static HttpResponse<String> finish(String cookie, Map<String, String> answer) {
    return finish(lrs, cookie, answer);
  }

  private static HttpResponse<String> finish(
      Lrs server, String cookie, Map<String, String> answer) {
    StringBuilder query = new StringBuilder();
    answer.forEach(
        (name, value) -> query.append('&').append(name).append('=').append(encoded(value)));
    return server.send(server.bare(CALLBACK + "?" + query.substring(1)).header("Cookie", cookie));
  }

  private static void assertRefused(HttpResponse<String> answer, String why) {
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(header(answer, "Location")).isEqualTo(CONSOLE + "#login=" + why);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .noneMatch(set -> set.startsWith("trailmark-session"));
  }

  private static String cookie(HttpResponse<String> answer) {
    String set = header(answer, "Set-Cookie");
    return set.substring(0, set.indexOf(';'));
  }

  private static String sessionCookie(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(set -> set.startsWith("trailmark-session="))
        .map(set -> set.substring(0, set.indexOf(';')))
        .findFirst()
        .orElseThrow(() -> new AssertionError(header(answer, "Location")));
  }

  private static HttpRequest.Builder by(String cookie, String path) {
    return lrs.bare(path).header("Cookie", cookie).header("Trailmark-Console", "1");
  }

  private static JWTClaimsSet.Builder admin(JWTClaimsSet.Builder token) {
    return token.claim("name", "Ann of the faculty").claim("groups", List.of("all", "chiefs"));
  }
}
