package org.trailmark.spec.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whenever the program dies: what was acknowledged is there, and took effect once. */
class KillTest {
  private static final int CLIENTS = 4;
  private static final int KILLS = 4;
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final Random random = new Random();

  @Test
  void killed_atAnyMoment_losesNothingAndRepeatsNothing(@TempDir Path dataDir) throws Exception {
    PluginJar.write(dataDir.resolve("plugins").resolve("seen.jar"));
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      for (int i = 0; i < KILLS; i++) {
        postUntilKilled(dataDir, clients);
      }
      try (Program program = Program.start(dataDir)) {
        List<String> stored = stored(program);
        await().atMost(Duration.ofSeconds(30)).until(() -> seen(program).size() >= stored.size());
        assertThat(stored).doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(seen(program)).containsExactlyInAnyOrderElementsOf(stored);
        program.stop();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  private void postUntilKilled(Path dataDir, ExecutorService clients) throws Exception {
    try (Program program = Program.start(dataDir)) {
      int enough = acknowledged.size() + 20 + random.nextInt(300);
      List<Future<?>> posting = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        posting.add(clients.submit(() -> post(program)));
      }
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> acknowledged.size() >= enough);
      program.kill();
      for (Future<?> client : posting) {
        client.get();
      }
    }
  }

  /** Posts until nobody answers. */
  private void post(Program program) {
    while (true) {
      List<String> ids =
          IntStream.rangeClosed(0, random.nextInt(5))
              .mapToObj(i -> UUID.randomUUID().toString())
              .toList();
      String body =
          ids.stream().map(KillTest::statement).collect(Collectors.joining(",", "[", "]"));
      try {
        HttpResponse<String> answer =
            http.send(
                program.request("/xapi/statements").POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        acknowledged.addAll(ids);
      } catch (IOException e) {
        return; // killed
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private List<String> stored(Program program) throws Exception {
    List<String> ids = new ArrayList<>();
    String more = "/xapi/statements?ascending=true";
    while (!more.isEmpty()) {
      JsonNode page = get(program, more);
      page.path("statements").forEach(s -> ids.add(s.path("id").asString()));
      more = page.path("more").asString();
    }
    return ids;
  }

  private List<String> seen(Program program) throws Exception {
    return get(program, "/admin/api/seen/ids").valueStream().map(JsonNode::asString).toList();
  }

  private JsonNode get(Program program, String path) throws Exception {
    HttpResponse<String> answer = http.send(program.request(path).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static String statement(String id) {
    return """
    {"id": "%s", "actor": {"mbox": "mailto:ann@example.org"},
     "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
     "object": {"id": "https://example.org/course/1"}}\
    """
        .formatted(id);
  }
}
