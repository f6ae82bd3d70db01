package org.trailmark.spec.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whenever the program dies: no statement is there without the data of its attachment. A killed
 * process shows the order of the two; that data is forced to disk is not shown here.
 */
class AttachmentKillTest {
  private static final int CLIENTS = 4;
  private static final int KILLS = 3;
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final Random random = new Random();

  @Test
  void killed_atAnyMoment_leavesNoStatementWithoutItsData(@TempDir Path dataDir) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      for (int i = 0; i < KILLS; i++) {
        postUntilKilled(dataDir, clients);
      }
    } finally {
      clients.shutdownNow();
    }
    try (Program program = Program.start(dataDir)) {
      assertThat(storedWithData(program)).doesNotHaveDuplicates().containsAll(acknowledged);
      program.stop();
    }
  }

  private void postUntilKilled(Path dataDir, ExecutorService clients) throws Exception {
    try (Program program = Program.start(dataDir)) {
      int enough = acknowledged.size() + 20 + random.nextInt(200);
      List<Future<?>> posting = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        posting.add(
            clients.submit(
                () -> {
                  post(program);
                  return null;
                }));
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
  private void post(Program program) throws Exception {
    while (true) {
      String id = UUID.randomUUID().toString();
      HttpResponse<String> answer;
      try {
        answer =
            http.send(
                program
                    .request("/xapi/statements")
                    .setHeader("Content-Type", "multipart/mixed; boundary=b")
                    .POST(BodyPublishers.ofString(body(id)))
                    .build(),
                BodyHandlers.ofString());
      } catch (IOException e) {
        return; // killed
      }
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      acknowledged.add(id);
    }
  }

  /** The ids of all statements, each of which was found to have its data. */
  private List<String> storedWithData(Program program) throws Exception {
    List<String> ids = new ArrayList<>();
    String more = "/xapi/statements?attachments=true&ascending=true";
    while (!more.isEmpty()) {
      HttpResponse<String> answer =
          http.send(program.request(more).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      String[] parts = answer.body().split("\r\n--trailmark-[^\r]*\r\n", -1);
      List<String> contents = new ArrayList<>();
      for (String part : List.of(parts).subList(0, parts.length - 1)) { // nothing follows the last
        contents.add(part.substring(part.indexOf("\r\n\r\n") + 4).stripTrailing());
      }
      JsonNode page = JSON.readTree(contents.remove(0));
      for (JsonNode statement : page.path("statements")) {
        String id = statement.path("id").asString();
        assertThat(contents).contains(data(id));
        ids.add(id);
      }
      more = page.path("more").asString();
    }
    return ids;
  }

  private static String body(String id) throws Exception {
    String hash =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest(data(id).getBytes(StandardCharsets.US_ASCII)));
    return String.join(
        "\r\n",
        "--b",
        "Content-Type: application/json",
        "",
        statement(id, hash),
        "--b",
        "Content-Type: text/plain",
        "Content-Transfer-Encoding: binary",
        "X-Experience-API-Hash: " + hash,
        "",
        data(id),
        "--b--",
        "");
  }

  private static String data(String id) {
    return ("data of " + id + ", ").repeat(40) + "whole";
  }

  private static String statement(String id, String hash) {
    return """
    {"id": "%s", "actor": {"mbox": "mailto:ann@example.org"},
     "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
     "object": {"id": "https://example.org/course/1"},
     "attachments": [{"usageType": "https://example.org/usage", "display": {"en": "a"},
       "contentType": "text/plain", "length": %d, "sha2": "%s"}]}\
    """
        .formatted(id, data(id).length(), hash);
  }
}
