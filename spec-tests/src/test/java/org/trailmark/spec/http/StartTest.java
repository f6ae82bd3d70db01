package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.server.app.TrailmarkServer;
import org.trailmark.server.config.ServerConfig;

/** How the server starts, or says why not, and how it meets a client that wants HTTP/2. */
class StartTest {
  @TempDir private Path folder;

  @Test
  void portInUse_isToldAndNothingStaysOpen() {
    try (Lrs first = Lrs.start(folder.resolve("a"))) {
      String port = Integer.toString(first.server().baseUri().getPort());

      assertThatThrownBy(() -> Lrs.start(folder.resolve("b"), Map.of("http.port", port)))
          .isInstanceOf(LrsException.class)
          .hasMessageContaining("port " + port);
      Lrs.start(folder.resolve("b")).close();
    }
  }

  @Test
  void startThatFails_makesNoAdminThatNobodyKnows() {
    ServerConfig free = ServerConfig.of(folder.resolve("b"), Map.of("http.port", "0"));
    try (Lrs first = Lrs.start(folder.resolve("a"))) {
      String port = Integer.toString(first.server().baseUri().getPort());
      ServerConfig taken = ServerConfig.of(folder.resolve("b"), Map.of("http.port", port));
      assertThatThrownBy(() -> TrailmarkServer.start(taken, Clock.systemUTC()))
          .isInstanceOf(LrsException.class);
    }

    try (TrailmarkServer second = TrailmarkServer.start(free, Clock.systemUTC())) {
      assertThat(second.madeCredentials()).isPresent();
    }
  }

  @Test
  void settingForNoPlugin_isTold() {
    assertThatThrownBy(() -> Lrs.start(folder, Map.of("plugin.nobody.x", "1")))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("plugin.nobody.x is for no plugin");
  }

  @Test
  void dataInUse_isTold() {
    try (Lrs first = Lrs.start(folder)) {
      assertThat(first.get("health").statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> Lrs.start(folder)).isInstanceOf(LrsException.class);
    }
  }

  @Test
  void statements_areThereAfterARestart() {
    UUID id = UUID.randomUUID();
    try (Lrs first = Lrs.start(folder)) {
      first.post("xapi/statements", Samples.statement(id));
    }

    try (Lrs second = Lrs.start(folder)) {
      assertThat(second.get("xapi/statements?statementId=" + id).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void upgradeToH2c_isAnsweredAsHttp1WithTheBodyRead() throws Exception {
    String body = Samples.statement(UUID.randomUUID());
    try (Lrs lrs = Lrs.start(folder);
        Socket socket =
            new Socket(InetAddress.getLoopbackAddress(), lrs.server().baseUri().getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("""
          POST /xapi/statements HTTP/1.1
          Host: localhost
          Connection: Upgrade, HTTP2-Settings, close
          Upgrade: h2c
          HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA
          X-Experience-API-Version: 2.0.0
          Content-Type: application/json
          Authorization: %s
          Content-Length: %d

          """
                      .formatted(Lrs.basic(Lrs.KEY, Lrs.SECRET), body.length())
                      .replace("\n", "\r\n")
                  + body)
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();

      assertThat(firstLine(socket.getInputStream())).isEqualTo("HTTP/1.1 200 OK");
    }
  }

  private static String firstLine(InputStream in) throws Exception {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\r'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString();
  }
}
