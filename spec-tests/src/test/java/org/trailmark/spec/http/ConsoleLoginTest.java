package org.trailmark.spec.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.spec.http.Lrs.header;
import static org.trailmark.spec.http.Lrs.json;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** People log in to the console, and out, and are logged out. */
class ConsoleLoginTest {
  private static final String STATEMENTS = "xapi/statements";
  private static final String PASSWORD = "correct horse battery";

  @AutoClose private static final Lrs lrs = Lrs.start();

  @BeforeAll
  static void fill() {
    add("ann", "admin");
    add("bob", "viewer");
  }

  @Test
  void cookie_isForTheAdminInterfaceAlone_andForNoScript() {
    String set = header(logIn("ann", PASSWORD), "Set-Cookie");

    assertThat(set).startsWith("trailmark-session=");
    assertThat(set.replace(" ", "").toLowerCase(Locale.ROOT).split(";"))
        .contains("path=/admin/api", "httponly", "samesite=strict")
        .doesNotContain("secure");
  }

  @Test
  void admin_isWhoSheIs_andChanges_withTheHeaderOfTheConsoleAlone() {
    String cookie = cookie("ann");

    JsonNode who = json(lrs.send(by(cookie, "admin/api/session")));
    HttpRequest.Builder change =
        by(cookie, "admin/api/credentials")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"scopes\":[\"all\"]}"));
    HttpRequest.Builder forged =
        lrs.bare("admin/api/credentials")
            .header("Cookie", cookie)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"scopes\":[\"all\"]}"));

    assertThat(who.path("name").asString()).isEqualTo("ann");
    assertThat(who.path("role").asString()).isEqualTo("admin");
    assertThat(lrs.send(change).statusCode()).isEqualTo(201);
    assertThat(lrs.send(forged).statusCode()).isEqualTo(403);
  }

  @Test
  void viewer_looksAndChangesNothing_andHasNoStatementsOfTheStandard() {
    String cookie = cookie("bob");

    assertThat(lrs.send(by(cookie, "admin/api/status")).statusCode()).isEqualTo(200);
    assertThat(lrs.send(by(cookie, "admin/api/journey/journeys")).statusCode()).isEqualTo(200);
    assertThat(lrs.send(by(cookie, "admin/api/learner-links").DELETE()).statusCode())
        .isEqualTo(403);
    assertThat(
            lrs.send(by(cookie, "xapi/statements").header("X-Experience-API-Version", "2.0.0"))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void loggingOut_endsTheSession() {
    String cookie = cookie("ann");

    HttpResponse<String> out = lrs.send(by(cookie, "admin/api/session").DELETE());

    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(header(out, "Set-Cookie")).contains("Max-Age=0");
    HttpResponse<String> after = lrs.send(by(cookie, "admin/api/status"));
    assertThat(after.statusCode()).isEqualTo(401);
    assertThat(header(after, "WWW-Authenticate")).startsWith("Session");
  }

  @Test
  void adminsEndSessions_andAnotherPasswordEndsAll() {
    add("eve", "viewer");
    String first = cookie("eve");
    JsonNode sessions = json(lrs.get("admin/api/sessions?limit=200")).path("sessions");
    String id =
        sessions
            .valueStream()
            .filter(one -> one.path("user").asString().equals("eve"))
            .map(one -> one.path("id").asString())
            .findFirst()
            .orElseThrow();
    assertThat(first).doesNotContain(id);

    lrs.send(lrs.request("admin/api/sessions/" + id).DELETE());
    assertThat(lrs.send(by(first, "admin/api/status")).statusCode()).isEqualTo(401);

    String second = cookie("eve");
    String other = "another long password";
    assertThat(lrs.put("admin/api/users/eve", "{\"password\":\"" + other + "\"}").statusCode())
        .isEqualTo(200);
    assertThat(lrs.send(by(second, "admin/api/status")).statusCode()).isEqualTo(401);
    assertThat(logIn("eve", PASSWORD).statusCode()).isEqualTo(401);
    assertThat(logIn("eve", other).statusCode()).isEqualTo(201);
  }

  @Test
  void anotherPasswordOfHerOwn_endsHerOtherSessions_andThisOneGoesOnUnderAnotherCookie() {
    add("fay", "viewer");
    String here = cookie("fay");
    String elsewhere = cookie("fay");
    String other = "another long password";

    HttpResponse<String> changed = changePassword(here, PASSWORD, other);

    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);
    String set = header(changed, "Set-Cookie");
    String now = set.substring(0, set.indexOf(';'));
    assertThat(lrs.send(by(now, "admin/api/status")).statusCode()).isEqualTo(200);
    assertThat(lrs.send(by(here, "admin/api/status")).statusCode()).isEqualTo(401);
    assertThat(lrs.send(by(elsewhere, "admin/api/status")).statusCode()).isEqualTo(401);
    assertThat(logIn("fay", PASSWORD).statusCode()).isEqualTo(401);
    assertThat(logIn("fay", other).statusCode()).isEqualTo(201);
    String audit = lrs.get("admin/api/audit?who=user:fay").body();
    assertThat(audit)
        .contains("/admin/api/session/password")
        .doesNotContain(other)
        .doesNotContain(PASSWORD);
  }

  @Test
  void passwordThatIsShortOrOldOrAsked_isRefusedWithTheReason() {
    add("gus", "viewer");
    String cookie = cookie("gus");

    HttpResponse<String> shorter = changePassword(cookie, PASSWORD, "short");
    HttpResponse<String> same = changePassword(cookie, PASSWORD, PASSWORD);
    HttpResponse<String> guessed = changePassword(cookie, "a wrong password", "another password");

    assertThat(json(shorter).at("/faults/0/message").asString()).contains("12 to 200", "yours 5");
    assertThat(json(same).at("/faults/0/pointer").asString()).isEqualTo("/newPassword");
    assertThat(guessed.statusCode()).isEqualTo(400);
    assertThat(json(guessed).at("/faults/0/pointer").asString()).isEqualTo("/password");
    assertThat(lrs.send(by(cookie, "admin/api/status")).statusCode()).isEqualTo(200);
    assertThat(logIn("gus", PASSWORD).statusCode()).isEqualTo(201);
    assertThat(lrs.put("admin/api/session/password", "{}").statusCode()).isEqualTo(403);
  }

  private static HttpResponse<String> changePassword(String cookie, String old, String chosen) {
    return lrs.send(
        by(cookie, "admin/api/session/password")
            .header("Content-Type", "application/json")
            .PUT(
                BodyPublishers.ofString(
                    "{\"password\":\"%s\",\"newPassword\":\"%s\"}".formatted(old, chosen))));
  }

  @Test
  void badUsers_areRefusedWithEveryFault() {
    HttpResponse<String> refused =
        lrs.post("admin/api/users", "{\"name\":\"a b\",\"password\":\"short\",\"role\":\"king\"}");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).path("faults").valueStream().map(f -> f.path("pointer").asString()))
        .contains("/name", "/password", "/role");
    assertThat(
            lrs.post(
                    "admin/api/users",
                    "{\"name\":\"ann\",\"password\":\"" + PASSWORD + "\",\"role\":\"viewer\"}")
                .statusCode())
        .isEqualTo(409);
  }

  @Test
  void guessing_hasToWait_andAnotherAddressHasNot() throws Exception {
    JsonNode made = json(lrs.post("admin/api/credentials", "{\"scopes\":[\"all\"]}"));
    String good = Lrs.basic(made.path("key").asString(), made.path("secret").asString());
    String wrong = Lrs.basic(made.path("key").asString(), "guessed");
    int attempts = 0;
    HttpResponse<String> refused;
    do { // a slow machine waits a second between them anyway, until that is not enough
      refused = lrs.send(lrs.bare(STATEMENTS).header("Authorization", wrong));
      attempts++;
    } while (refused.statusCode() == 401 && attempts < 30);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(attempts).isGreaterThan(10);
    assertThat(Integer.parseInt(header(refused, "Retry-After"))).isPositive();
    try (Socket elsewhere = new Socket()) {
      elsewhere.bind(new InetSocketAddress("127.0.0.2", 0));
      elsewhere.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), lrs.uri("").getPort()));
      String request =
          "GET /%s HTTP/1.0\r\nAuthorization: %s\r\nX-Experience-API-Version: 2.0.0\r\n\r\n"
              .formatted(STATEMENTS, good);
      elsewhere.getOutputStream().write(request.getBytes(UTF_8));
      assertThat(new String(elsewhere.getInputStream().readNBytes(12), UTF_8)).endsWith(" 200");
    }
  }

  @Test
  void loggingIn_asksForTheHeaderOfTheConsole() {
    HttpRequest.Builder forged =
        lrs.bare("admin/api/session")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"name\":\"ann\",\"password\":\"" + PASSWORD + "\"}"));

    assertThat(lrs.send(forged).statusCode()).isEqualTo(403);
  }

  private static void add(String name, String role) {
    HttpResponse<String> added =
        lrs.post(
            "admin/api/users",
            "{\"name\":\"%s\",\"password\":\"%s\",\"role\":\"%s\"}"
                .formatted(name, PASSWORD, role));
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    assertThat(added.body()).doesNotContain(PASSWORD);
  }

  private static HttpResponse<String> logIn(String name, String password) {
    return lrs.send(
        lrs.bare("admin/api/session")
            .header("Trailmark-Console", "1")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password))));
  }

  private static String cookie(String name) {
    HttpResponse<String> in = logIn(name, PASSWORD);
    assertThat(in.statusCode()).as(in.body()).isEqualTo(201);
    String set = header(in, "Set-Cookie");
    return set.substring(0, set.indexOf(';'));
  }

  private static HttpRequest.Builder by(String cookie, String path) {
    return lrs.bare(path).header("Cookie", cookie).header("Trailmark-Console", "1");
  }
}
