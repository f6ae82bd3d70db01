package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trailmark.spec.http.Program.trailmark;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.server.backup.Restore;
import tools.jackson.databind.JsonNode;

/** A backup that is made while statements come has all that were acknowledged before it. */
class BackupTest {
  private static final Path SAMPLE =
      Path.of(System.getProperty("basedir", ".")).resolve("../docs/journeys/onboarding.yaml");

  @TempDir private Path folder;
  private final Queue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
  private volatile boolean enough;

  @Test
  void backupUnderLoad_restored_hasEverythingAcknowledged_andPluginsAgreeWithTheLog()
      throws Exception {
    Path data = folder.resolve("data");
    Path backup = folder.resolve("backup");
    List<UUID> before;
    JsonNode credential;
    JsonNode link;
    try (Lrs lrs = Lrs.start(data)) {
      lrs.post("admin/api/journey/journeys", "application/yaml", Files.readString(SAMPLE));
      credential =
          Lrs.json(lrs.post("admin/api/credentials", "{\"label\":\"x\",\"scopes\":[\"admin\"]}"));
      link =
          Lrs.json(
              lrs.post(
                  "admin/api/learner-links",
                  "{\"agent\":{\"mbox\":\"mailto:ann@example.org\"},\"expiresIn\":\"P1D\"}"));
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        clients.add(new Thread(() -> send(lrs)));
      }
      clients.forEach(Thread::start);
      await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() > 40);
      before = List.copyOf(acknowledged);

      trailmark(0, List.of("backup", backup.toString(), "--data", data.toString()));

      enough = true;
      for (Thread client : clients) {
        client.join();
      }
    }
    assertThat(acknowledged).hasSizeGreaterThan(before.size());

    Path restored = folder.resolve("restored");
    Restore.into(backup, restored);

    try (Lrs lrs = Lrs.start(restored)) {
      for (UUID id : before) {
        assertThat(lrs.get("xapi/statements?statementId=" + id).statusCode()).isEqualTo(200);
      }
      assertThat(lrs.server().awaitPlugins(Instant.now(), Duration.ofSeconds(30))).isTrue();
      assertThat(lrs.get("health").statusCode()).isEqualTo(200);
      long head = Lrs.json(lrs.get("admin/api/status")).path("head").asLong();
      assertThat(
              Lrs.json(lrs.get("admin/api/statements?limit=1&count=100000"))
                  .at("/count/statements")
                  .asLong())
          .isEqualTo(head);
      assertThat(Lrs.json(lrs.get("admin/api/journey/journeys")).path("journeys")).hasSize(1);
      String basic =
          Lrs.basic(credential.path("key").asString(), credential.path("secret").asString());
      assertThat(lrs.send(lrs.bare("admin/api/status").header("Authorization", basic)).statusCode())
          .isEqualTo(200);
      String token = link.path("link").asString().replaceAll("^.*#", "");
      assertThat(
              lrs.send(lrs.bare("me/api/journey/inbox").header("Authorization", "Bearer " + token))
                  .statusCode())
          .isEqualTo(200);
    }
  }

  private void send(Lrs lrs) {
    while (!enough) {
      UUID id = UUID.randomUUID();
      HttpResponse<String> answer =
          lrs.send(
              lrs.request("xapi/statements?statementId=" + id)
                  .header("Content-Type", "application/json")
                  .PUT(
                      HttpRequest.BodyPublishers.ofString(
                          """
                          {"actor":{"mbox":"mailto:ann@example.org"},
                           "verb":{"id":"http://adlnet.gov/expapi/verbs/completed"},
                           "object":{"id":"https://example.org/courses/welcome"}}\
                          """)));
      if (answer.statusCode() == 204) {
        acknowledged.add(id);
      }
    }
  }
}
