package org.trailmark.spec.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The real program, when the database of one plugin fails and everything else goes on. */
class PluginDiskTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String SEEN = "\"plugin.seen\":{\"up\":";

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> stored = new ArrayList<>();
  @TempDir private Path folder;

  @Test
  @EnabledOnOs(OS.LINUX) // elsewhere a limit cannot be set on a program that runs
  void noRoomForOnePlugin_isTold_andOverWhenThereIsRoom() throws Exception {
    PluginJar.write(folder.resolve("plugins/seen.jar"));
    // It alone writes more of a statement than there is room for.
    Files.writeString(folder.resolve("trailmark.yaml"), "plugin.seen: {padding: 20000000}\n");
    try (Program program = Program.start(folder)) {
      Records records = new Records(program);
      store(program);
      awaitSeen(records);

      program.limitFiles("16000000");
      store(program);
      store(program);
      awaitTold(program, "seen.db");
      assertOthersGoOn(program);

      program.limitFiles("unlimited");
      awaitSeen(records);
      awaitWell(program);
      assertNothingIsSetAside(program);
      program.stop();
    }
  }

  @Test
  void anotherProgramHoldsTheFile_isTold_andOverWhenItLetsGo() throws Exception {
    PluginJar.write(folder.resolve("plugins/seen.jar"));
    try (Program program = Program.start(folder)) {
      Records records = new Records(program);
      store(program);
      awaitSeen(records);

      try (Connection other =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("plugins/seen.db"));
          Statement hold = other.createStatement()) {
        hold.execute("BEGIN IMMEDIATE");
        store(program);
        awaitTold(program, "is locked by another program");
        assertOthersGoOn(program);
        hold.execute("ROLLBACK");
      }
      awaitSeen(records);
      awaitWell(program);
      assertNothingIsSetAside(program);
      program.stop();
    }
  }

  @Test
  void damagedFile_isTold_andThePluginGoesOnWhereTheCopyWas() throws Exception {
    PluginJar.write(folder.resolve("plugins/seen.jar"));
    Path file = folder.resolve("plugins/seen.db");
    Path copy = folder.resolve("copy-of-seen.db");
    try (Program program = Program.start(folder)) {
      store(program);
      awaitSeen(new Records(program));
      program.stop();
    }
    Files.copy(file, copy);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 100; i < bytes.length; i++) { // the head of the file stays as it is
      bytes[i] = (byte) (i * 31);
    }
    Files.write(file, bytes);

    try (Program program = Program.start(folder)) {
      store(program);
      awaitTold(program, "seen.db is damaged");
      assertOthersGoOn(program);

      Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
      HttpResponse<String> started =
          http.send(
              program
                  .request("/admin/api/plugins/seen/start")
                  .POST(BodyPublishers.noBody())
                  .build(),
              BodyHandlers.ofString());
      assertThat(started.statusCode()).as(started.body()).isBetween(200, 299);
      awaitSeen(new Records(program));
      awaitWell(program);
      assertNothingIsSetAside(program);
      program.stop();
    }
  }

  private void awaitTold(Program program, String why) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              HttpResponse<String> health = get(program, "/health");
              assertThat(health.statusCode()).as(health.body()).isEqualTo(503);
              assertThat(health.body()).contains(SEEN + "false").contains(why);
            });
  }

  private void assertOthersGoOn(Program program) throws Exception {
    store(program);
    HttpResponse<String> health = get(program, "/health");
    assertThat(health.body())
        .contains("\"plugin.journey\":{\"up\":true")
        .contains("\"plugin.records\":{\"up\":true")
        .contains("\"storage\":{\"up\":true");
    assertThat(get(program, "/health/ready").statusCode()).isEqualTo(200);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(get(program, "/admin/api/statements").body())
                    .contains(stored.get(stored.size() - 1)));
  }

  private void awaitSeen(Records records) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(records.seen()).containsExactlyElementsOf(stored));
  }

  private void awaitWell(Program program) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(get(program, "/health").statusCode()).isEqualTo(200));
  }

  private void assertNothingIsSetAside(Program program) throws Exception {
    assertThat(get(program, "/admin/api/plugins/seen/quarantine").body()).doesNotContain("\"seq\"");
  }

  private void store(Program program) throws Exception {
    String id = UUID.randomUUID().toString();
    String statement =
        """
        {"id": "%s", "actor": {"mbox": "mailto:ann@example.org"},
         "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
         "object": {"id": "https://example.org/course"}}
        """
            .formatted(id);
    HttpResponse<String> answer =
        http.send(
            program.request("/xapi/statements").POST(BodyPublishers.ofString(statement)).build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    stored.add(id);
  }

  private HttpResponse<String> get(Program program, String path) throws Exception {
    return http.send(program.request(path).build(), BodyHandlers.ofString());
  }
}
