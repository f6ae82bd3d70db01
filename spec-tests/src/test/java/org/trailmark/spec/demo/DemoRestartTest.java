package org.trailmark.spec.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.server.app.InProcessServer;
import org.trailmark.server.demo.DemoServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A demo folder that is used again. */
class DemoRestartTest {
  private static final String[] PLAN = {"--learners", "12", "--days", "6", "--seed", "5"};

  @TempDir private static Path whole;
  private static String printed = "";
  private static Shown shown = new Shown(List.of(), List.of());

  @BeforeAll
  static void loadOnce() throws IOException {
    printed = DemoRun.command(whole, PLAN);
    shown = Shown.in(whole);
  }

  @Test
  void folder_finished_showsTheSameAndLoadsNothingAgain() throws IOException {
    String second = DemoRun.command(whole);

    assertThat(printed).contains("loaded in");
    assertThat(second).doesNotContain("loaded in").contains("(onboarding 1): ");
    assertThat(Shown.in(whole)).isEqualTo(shown);
  }

  @Test
  void folder_interrupted_goesOnAndEndsAsIfNothingHadHappened(@TempDir Path interrupted)
      throws IOException {
    ObjectNode samePlan = (ObjectNode) plan(whole);
    samePlan.put("finished", false).set("clock", samePlan.get("start"));
    Files.writeString(interrupted.resolve("demo.json"), samePlan.toString());
    int code =
        DemoRun.run(
            (data, port, key, secret, clock) ->
                new Interrupted(InProcessServer.start(data, port, key, secret, clock), 20),
            interrupted);
    assertThat(code).isNotZero();
    assertThat(plan(interrupted).get("finished").asBoolean()).isFalse();

    DemoRun.command(interrupted);

    assertThat(Shown.in(interrupted)).isEqualTo(shown);
  }

  private static JsonNode plan(Path folder) throws IOException {
    return new JsonMapper().readTree(Files.readAllBytes(folder.resolve("demo.json")));
  }

  /**
   * What a folder shows.
   *
   * @param statements each one's id and time of storing, in the order of storing
   * @param counts of each journey
   */
  private record Shown(List<String> statements, List<JsonNode> counts) {
    static Shown in(Path folder) throws IOException {
      try (DemoRun demo = DemoRun.open(folder)) {
        List<String> statements =
            demo.statements().stream()
                .map(s -> s.get("id").asString() + " " + s.get("stored").asString())
                .toList();
        assertThat(statements).hasSizeGreaterThan(30).doesNotHaveDuplicates();
        return new Shown(
            statements,
            Stream.of("onboarding", "data-protection", "giving-feedback")
                .map(journey -> demo.journeyApi("journeys/" + journey + "/counts"))
                .toList());
      }
    }
  }

  /** A server that gives up waiting after a while, so that the command ends in the middle. */
  private static final class Interrupted implements DemoServer {
    private final DemoServer server;
    private int left;

    Interrupted(DemoServer server, int left) {
      this.server = server;
      this.left = left;
    }

    @Override
    public URI baseUri() {
      return server.baseUri();
    }

    @Override
    public boolean awaitPlugins(Instant through, Duration timeout) {
      return left-- > 0 && server.awaitPlugins(through, timeout);
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
