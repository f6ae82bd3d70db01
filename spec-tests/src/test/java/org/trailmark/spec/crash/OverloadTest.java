package org.trailmark.spec.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A crowd of large requests meets the real program in a small heap: a hash of a secret needs 19
 * MiB.
 */
class OverloadTest {
  private static final int CLIENTS = 30;
  private static final int STATEMENTS = 300;
  private static final int ROUNDS = 2;

  @TempDir private Path folder;

  @Test
  void largeBodiesAtOnce_areShedAndTheServerRecovers() throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    try (Program program = Program.start(folder, "-Xmx128m")) {
      List<Integer> answers = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
          sent.add(
              client.sendAsync(
                  program
                      .request("/xapi/statements")
                      .POST(BodyPublishers.ofString(large()))
                      .build(),
                  BodyHandlers.ofString()));
        }
        for (CompletableFuture<HttpResponse<String>> one : sent) {
          HttpResponse<String> answer = one.join();
          answers.add(answer.statusCode());
          if (answer.statusCode() == 503) {
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
          }
        }
      }

      assertThat(answers).containsOnly(200, 503).contains(200, 503);
      assertThat(unfoldAtOnce(program, client, CLIENTS)).isSubsetOf(200, 503);
      assertThat(unfoldAtOnce(program, client, 1)).containsOnly(200);
      HttpResponse<String> after =
          client.send(
              program
                  .request("/xapi/statements")
                  .POST(BodyPublishers.ofString("[" + one() + "]"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(after.statusCode()).as(after.body()).isEqualTo(200);
      HttpResponse<String> health =
          client.send(program.request("/health").build(), BodyHandlers.ofString());
      assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
      program.stop();
    }
    assertThat(Files.readString(folder.resolve("err.log"))).doesNotContain("OutOfMemoryError");
  }

  /** Each is some 8 KiB that are 8 MiB when they are unfolded. */
  private static List<Integer> unfoldAtOnce(Program program, HttpClient client, int times)
      throws IOException {
    byte[] folded = gzip("[" + " ".repeat(8 << 20) + one() + "]");
    List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      sent.add(
          client.sendAsync(
              program
                  .request("/xapi/statements")
                  .header("Content-Encoding", "gzip")
                  .POST(BodyPublishers.ofByteArray(folded))
                  .build(),
              BodyHandlers.ofString()));
    }
    return sent.stream().map(one -> one.join().statusCode()).toList();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream folded = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(folded)) {
      out.write(text.getBytes(UTF_8));
    }
    return folded.toByteArray();
  }

  /** Some 1.2 MiB. */
  private static String large() {
    StringBuilder batch = new StringBuilder("[");
    for (int i = 0; i < STATEMENTS; i++) {
      batch.append(i == 0 ? "" : ",").append(one());
    }
    return batch.append(']').toString();
  }

  private static String one() {
    return """
    {"id": "%s", "actor": {"mbox": "mailto:ann@example.org"},
     "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
     "object": {"id": "https://example.org/course"},
     "result": {"response": "%s"}}
    """
        .formatted(UUID.randomUUID(), "an answer of some length ".repeat(150));
  }
}
