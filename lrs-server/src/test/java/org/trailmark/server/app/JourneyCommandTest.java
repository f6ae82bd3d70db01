package org.trailmark.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command asks a server for, and how it tells the answer. */
class JourneyCommandTest {
  private static final String PREVIEW =
      """
      {"journey": "onboarding", "version": 2, "hash": "abc", "outcome": "dry-run",
       "warnings": [{"index": 0, "pointer": "/steps/lost", "line": 7, "message": "Nothing leads here."}],
       "preview": {"learners": 1200, "entered": 1100, "byStep": {"basics": 700, "applying": 300},
                   "byExit": {"settled": 100}, "stay": 900, "move": 150, "exit": 30, "join": 20, "drop": 5,
                   "pastTouchpoints": 1800, "suppressed": 40, "wouldSend": 3}}
      """;

  @TempDir Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final StringWriter said = new StringWriter();
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/admin/api/journey/journeys", PREVIEW);
    answer(
        "/admin/api/journey/journeys/onboarding/history/",
        "{\"journey\": \"onboarding\", \"version\": 2, \"at\": 1500, \"to\": 20000, \"paused\":"
            + " true}");
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void answer(String path, String text) {
    server.createContext(
        path,
        exchange -> {
          byte[] body = text.getBytes(StandardCharsets.UTF_8);
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private int run(String... command) {
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    CommandLine line = new CommandLine(new JourneyCommand());
    line.setOut(new PrintWriter(said, true));
    return line.execute(
        Stream.concat(
                List.of(command).stream(),
                List.of("--server", address, "--key", "k", "--secret", "s").stream())
            .toArray(String[]::new));
  }

  @Test
  void dryRun_tellsEachNumberOfThePreview_andTheWarnings() throws Exception {
    Path file = Files.writeString(folder.resolve("onboarding.yaml"), "journey: onboarding\n");

    assertThat(run("publish", "--dry-run", file.toString())).isZero();

    assertThat(asked).containsExactly("POST /admin/api/journey/journeys?dryRun=true");
    assertThat(said.toString().lines().map(String::strip))
        .containsExactly(
            "onboarding@2  dry-run  abc",
            "1,200  learners were looked at",
            "1,100  would be on the journey, or have been",
            "900  stay where they are",
            "150  move to another step or exit",
            "30  leave",
            "20  join",
            "5  are on it no more",
            "3  touchpoints would be judged at once, to be sent",
            "1,800  touchpoints lie in the past, and are not sent",
            "40  of those never went out, and never will",
            "700  on basics",
            "300  on applying",
            "100  left by settled",
            "warning: line 7 /steps/lost: Nothing leads here.");
  }

  @Test
  void history_isPausedResumedAndCancelled() {
    assertThat(run("pause", "onboarding")).isZero();
    assertThat(run("resume", "onboarding")).isZero();
    assertThat(run("cancel", "onboarding")).isZero();

    assertThat(asked)
        .containsExactly(
            "POST /admin/api/journey/journeys/onboarding/history/pause",
            "POST /admin/api/journey/journeys/onboarding/history/resume",
            "POST /admin/api/journey/journeys/onboarding/history/cancel");
    assertThat(said.toString().lines().findFirst())
        .hasValue("onboarding@2  history read to 1,500 of 20,000, paused");
  }
}
