package org.trailmark.spec.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  @TempDir private Path temp;

  @Test
  void folder_finished_showsTheSameAndLoadsNothingAgain() throws IOException {
    Path folder = temp.resolve("demo");
    String first = DemoRun.command(folder, PLAN);
    String ids = ids(folder);

    String second = DemoRun.command(folder);

    assertThat(first).contains("loaded in");
    assertThat(second).doesNotContain("loaded in").contains("(onboarding 1): ");
    assertThat(ids(folder)).isEqualTo(ids);
  }

  @Test
  void folder_interrupted_goesOnAndEndsAsIfNothingHadHappened() throws IOException {
    Path interrupted = temp.resolve("interrupted");
    int code =
        DemoRun.run(
            (data, port, key, secret, clock) ->
                new Interrupted(InProcessServer.start(data, port, key, secret, clock), 20),
            interrupted,
            PLAN);
    assertThat(code).isNotZero();
    assertThat(plan(interrupted).get("finished").asBoolean()).isFalse();

    DemoRun.command(interrupted);

    Path whole = temp.resolve("whole");
    Files.createDirectories(whole);
    ObjectNode samePlan = (ObjectNode) plan(interrupted);
    samePlan.put("finished", false).set("clock", samePlan.get("start"));
    Files.writeString(whole.resolve("demo.json"), samePlan.toString());
    DemoRun.command(whole);

    assertThat(ids(interrupted)).isEqualTo(ids(whole));
    assertThat(counts(interrupted)).isEqualTo(counts(whole));
  }

  private static JsonNode plan(Path folder) throws IOException {
    return new JsonMapper().readTree(Files.readAllBytes(folder.resolve("demo.json")));
  }

  /** Each statement's id and time of storing, in the order of storing. */
  private static String ids(Path folder) throws IOException {
    try (DemoRun demo = DemoRun.open(folder)) {
      List<String> ids =
          demo.statements().stream()
              .map(s -> s.get("id").asString() + " " + s.get("stored").asString())
              .toList();
      assertThat(ids).hasSizeGreaterThan(30).doesNotHaveDuplicates();
      return String.join("\n", ids);
    }
  }

  private static String counts(Path folder) throws IOException {
    try (DemoRun demo = DemoRun.open(folder)) {
      return demo.journeyApi("journeys/onboarding/counts")
          + "\n"
          + demo.journeyApi("journeys/data-protection/counts")
          + "\n"
          + demo.journeyApi("journeys/giving-feedback/counts");
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
