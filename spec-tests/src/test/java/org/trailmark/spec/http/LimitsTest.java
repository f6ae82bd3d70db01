package org.trailmark.spec.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trailmark.spec.http.Lrs.header;
import static org.trailmark.spec.http.Lrs.json;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is set in {@code limits.*} holds, and who meets a limit is told which. */
class LimitsTest {
  private static final int WORKERS = 4;
  private static final int CONNECTIONS = 40;

  @AutoClose
  private static final Lrs lrs =
      Lrs.start(
          Map.of(
              "http.workers", Integer.toString(WORKERS),
              "http.trustedProxies", "127.0.0.0/8",
              "limits.connections", Integer.toString(CONNECTIONS),
              "limits.receiving", "2s",
              "limits.address", "2000",
              "limits.statements", "2",
              "limits.statement", "1KiB",
              "limits.depth", "10"));

  @Test
  void slowBodies_holdNoWorker() throws IOException {
    String body = Samples.statement(UUID.randomUUID());
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 3 * WORKERS; i++) {
        slow.add(begin(body.length(), body.substring(0, 20)));
      }

      assertThat(lrs.get("xapi/about").statusCode()).isEqualTo(200);

      Socket one = slow.get(0);
      one.getOutputStream().write(body.substring(20).getBytes(US_ASCII));
      assertThat(firstLine(one)).isEqualTo("HTTP/1.1 200 OK");
      // And the rest are not waited for without end.
      assertThat(slow.get(1).getInputStream().read()).isEqualTo(-1);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void connections_oneTooMany_isClosed() throws IOException {
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        open.add(new Socket(lrs.uri("").getHost(), lrs.uri("").getPort()));
      }
      Socket last = new Socket(lrs.uri("").getHost(), lrs.uri("").getPort());
      open.add(last);
      last.setSoTimeout(10_000);

      assertThat(last.getInputStream().read()).isEqualTo(-1);
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
    await().until(() -> lrs.get("xapi/about").statusCode() == 200);
  }

  @Test
  void address_tooLong_is414() {
    HttpResponse<String> refused = lrs.get("xapi/statements?since=" + "0".repeat(2000));

    assertThat(refused.statusCode()).isEqualTo(414);
    assertThat(json(refused).path("code").asString()).isEqualTo("address-too-long");
    assertThat(json(refused).path("detail").asString()).contains("2000");
  }

  @Test
  void statements_tooManyTooLargeOrTooDeep_areRefused() {
    String one = Samples.statement(UUID.randomUUID());
    String nested = "{\"a\":".repeat(20) + "1" + "}".repeat(20);
    String deep =
        one.substring(0, one.lastIndexOf('}'))
            + ",\"context\":{\"extensions\":{\"http://a.b/c\":"
            + nested
            + "}}}";
    String large = one.replace("\"id\"", " ".repeat(5) + "\"id\"") + "";
    String wide =
        one.substring(0, one.lastIndexOf('}'))
            + ",\"context\":{\"extensions\":{\"http://a.b/c\":\""
            + "x".repeat(2000)
            + "\"}}}";

    assertThat(lrs.post("xapi/statements", "[" + large + "]").statusCode()).isEqualTo(200);
    assertThat(
            lrs.post(
                    "xapi/statements",
                    "[%s,%s,%s]"
                        .formatted(
                            Samples.statement(UUID.randomUUID()),
                            Samples.statement(UUID.randomUUID()),
                            Samples.statement(UUID.randomUUID())))
                .statusCode())
        .isEqualTo(413);
    assertThat(lrs.post("xapi/statements", wide).statusCode()).isEqualTo(413);
    assertThat(lrs.post("xapi/statements", deep).statusCode()).isBetween(400, 413);
  }

  @Test
  void trustedProxy_isBelievedThatTheClientSpeaksTls() {
    HttpResponse<String> plain = lrs.get("xapi/about");
    HttpResponse<String> passedOn =
        lrs.send(lrs.request("xapi/about").header("X-Forwarded-Proto", "https"));

    assertThat(header(plain, "Strict-Transport-Security")).isEqualTo("(none)");
    assertThat(header(passedOn, "Strict-Transport-Security")).startsWith("max-age=");
  }

  @Test
  void guessing_behindATrustedProxy_isCountedForTheClient() {
    HttpResponse<String> refused;
    int attempts = 0;
    do {
      refused = guess("2001:db8:0:1::" + Integer.toHexString(++attempts));
    } while (refused.statusCode() == 401 && attempts < 100);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(guess("2001:db8:0:2::1").statusCode()).isEqualTo(401);
    assertThat(guess("192.0.2.7").statusCode()).isEqualTo(401);
    assertThat(lrs.get("xapi/statements").statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> guess(String client) {
    return lrs.send(
        lrs.bare("xapi/statements")
            .header("X-Experience-API-Version", "2.0.0")
            .header("X-Forwarded-For", client)
            .header("Authorization", Lrs.basic("nobody", "guessed")));
  }

  @Test
  void queryThatTakesTooLong_is503WithAdvice_andStatementsAreStored(@TempDir Path dataDir) {
    try (Lrs hasty = Lrs.start(dataDir, Map.of("limits.query", "PT0.000001S"))) {
      for (String path :
          List.of("xapi/statements", "admin/api/learners", "admin/api/journey/journeys")) {
        HttpResponse<String> refused = hasty.get(path);

        assertThat(refused.statusCode()).as(path).isEqualTo(503);
        assertThat(json(refused).path("code").asString()).isEqualTo("query-timeout");
        assertThat(json(refused).path("detail").asString()).contains("more filters");
      }
      String who = Lrs.encoded(Samples.agent("ann"));
      Map<String, String> questions =
          Map.of(
              "admin/api/journey/check",
              Samples.JOURNEY,
              "admin/api/journey/try?agent=" + who,
              Samples.JOURNEY,
              "admin/api/privacy/erased-statements",
              "[\"" + UUID.randomUUID() + "\"]");
      questions.forEach(
          (path, question) -> {
            HttpResponse<String> refused = hasty.post(path, question);
            assertThat(refused.statusCode()).as(path + refused.body()).isEqualTo(503);
            assertThat(json(refused).path("code").asString()).isEqualTo("query-timeout");
          });
      // A dry run reads all of history, on a thread of its own.
      HttpResponse<String> dry =
          hasty.post("admin/api/journey/journeys?dryRun=true", Samples.JOURNEY);
      assertThat(dry.statusCode()).as(dry.body()).isEqualTo(200);
      assertThat(json(dry).path("outcome").asString()).isEqualTo("dry-run");
      String one = Samples.statement(UUID.randomUUID());
      assertThat(hasty.post("xapi/statements", one).statusCode()).isEqualTo(200);
      assertThat(hasty.send(hasty.bare("health")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void requestsPerSecond_whenSpent_are429WithRetryAfter(@TempDir Path dataDir) {
    try (Lrs slow =
        Lrs.start(dataDir, Map.of("limits.requestsPerSecond", "0.01", "limits.burst", "2"))) {
      assertThat(slow.get("xapi/statements").statusCode()).isEqualTo(200);
      assertThat(slow.get("admin/api/status").statusCode()).isEqualTo(200);

      HttpResponse<String> spent = slow.get("xapi/statements");

      assertThat(spent.statusCode()).isEqualTo(429);
      assertThat(Integer.parseInt(header(spent, "Retry-After"))).isBetween(1, 100);
      assertThat(slow.send(slow.bare("health")).statusCode()).isEqualTo(200);
    }
  }

  /** Sends the head of a request and the beginning of its body. */
  private static Socket begin(int length, String beginning) throws IOException {
    Socket socket = new Socket(lrs.uri("").getHost(), lrs.uri("").getPort());
    socket.setSoTimeout(20_000);
    String head =
        String.join(
            "\r\n",
            "POST /xapi/statements HTTP/1.1",
            "Host: localhost",
            "Authorization: " + Lrs.basic(Lrs.KEY, Lrs.SECRET),
            "X-Experience-API-Version: 2.0.0",
            "Content-Type: application/json",
            "Content-Length: " + length,
            "",
            beginning);
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    return socket;
  }

  private static String firstLine(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\r'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString();
  }
}
