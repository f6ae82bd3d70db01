package org.trailmark.spec.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program where nobody asked for traces. */
class UntracedTest {

  @Test
  void program_withoutAReceiverOfTraces_loadsNothingOfOpenTelemetry(@TempDir Path folder)
      throws Exception {
    Path classes = folder.resolve("classes.log");
    try (Program program = Program.start(folder, "-Xlog:class+load:file=" + classes)) {
      HttpResponse<String> stored =
          HttpClient.newHttpClient()
              .send(
                  program
                      .request("xapi/statements")
                      .header("traceparent", "00-" + "4b".repeat(16) + "-" + "7a".repeat(8) + "-01")
                      .POST(
                          BodyPublishers.ofString(
                              """
                              {"actor": {"mbox": "mailto:ann@example.org"},
                               "verb": {"id": "https://ex.org/verbs/did"},
                               "object": {"id": "https://ex.org/it"}}\
                              """))
                      .build(),
                  BodyHandlers.ofString());
      assertThat(stored.statusCode()).isEqualTo(200);
      program.stop();
    }

    List<String> loaded = Files.readAllLines(classes);
    assertThat(loaded).anyMatch(line -> line.contains("org.trailmark.lrs.trace.SpanContext "));
    assertThat(loaded).noneMatch(line -> line.contains("io.opentelemetry."));
  }
}
