package org.trailmark.spec.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The real program may write nothing for a while, as on a disk without room. */
@EnabledOnOs(OS.LINUX) // elsewhere a limit cannot be set on a program that runs
class FullDiskTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir private Path folder;

  @Test
  void noRoom_isTold_andOverWhenThereIsRoom() throws Exception {
    try (Program program = Program.start(folder)) {
      UUID before = UUID.randomUUID();
      assertThat(store(program, before).statusCode()).isEqualTo(200);

      program.limitFiles("1");
      HttpResponse<String> refused = store(program, UUID.randomUUID());
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.body()).contains("lrs.db").doesNotContain(folder.toString());
      HttpResponse<String> health = get(program, "/health");
      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(health.body()).contains("\"storage\":{\"up\":false").contains("lrs.db");
      assertThat(get(program, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(program, "/health/ready").statusCode()).isEqualTo(503);
      assertThat(found(program, before)).isEqualTo(200);

      program.limitFiles("unlimited");
      UUID after = UUID.randomUUID();
      await().atMost(PATIENCE).until(() -> store(program, after).statusCode() == 200);
      await().atMost(PATIENCE).until(() -> get(program, "/health").statusCode() == 200);
      assertThat(found(program, before)).isEqualTo(200);
      assertThat(found(program, after)).isEqualTo(200);
      program.stop();
    }
  }

  private HttpResponse<String> store(Program program, UUID id) throws Exception {
    String statement =
        """
        {"id": "%s", "actor": {"mbox": "mailto:ann@example.org"},
         "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
         "object": {"id": "https://example.org/course"}}
        """
            .formatted(id);
    return http.send(
        program.request("/xapi/statements").POST(BodyPublishers.ofString(statement)).build(),
        BodyHandlers.ofString());
  }

  private int found(Program program, UUID id) throws Exception {
    return get(program, "/xapi/statements?statementId=" + id).statusCode();
  }

  private HttpResponse<String> get(Program program, String path) throws Exception {
    return http.send(program.request(path).build(), BodyHandlers.ofString());
  }
}
