package org.trailmark.server.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.server.config.ServerConfig;
import picocli.CommandLine.Command;

/**
 * {@code trailmark rehearse}: a server over an empty folder is started twice, asked what servers
 * are asked first, and taken away. {@code ./trailmark} lets the JVM archive the classes of this, so
 * that real starts find them read and checked (see RATIONALE.md, A start is rehearsed).
 */
@Command(
    name = "rehearse",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Starts a server, asks it, and stops.")
final class RehearseCommand implements Callable<Integer> {
  private static final String SECRET = "rehearsal";
  private static final String STATEMENT =
      """
      {"id": "5f3c7d4e-2b60-4d5c-9d64-0e1f6f0c7a11",
       "actor": {"mbox": "mailto:ann@example.org"},
       "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
       "object": {"id": "https://example.org/course"}}\
      """;

  private static final List<String> QUESTIONS =
      List.of(
          "xapi/about",
          "xapi/statements?statementId=5f3c7d4e-2b60-4d5c-9d64-0e1f6f0c7a11",
          "xapi/statements?limit=1",
          "xapi/statements?agent=%7B%22mbox%22%3A%22mailto%3Aann%40example.org%22%7D",
          "admin/api/status",
          "admin/api/plugins",
          "health",
          "metrics");

  private final HttpClient http = HttpClient.newHttpClient();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("trailmark-rehearsal");
    try {
      ServerConfig config =
          ServerConfig.of(
              folder, Map.of("http.port", "0", "admin.key", SECRET, "admin.secret", SECRET));
      for (int i = 0; i < 2; i++) { // the second meets what the first has left
        try (TrailmarkServer server = TrailmarkServer.start(config)) {
          askAll(server.baseUri());
        }
      }
    } finally {
      delete(folder);
    }
    return 0;
  }

  private void askAll(URI server) throws IOException, InterruptedException {
    ask(request(server, "xapi/statements").POST(BodyPublishers.ofString(STATEMENT)));
    for (String question : QUESTIONS) {
      ask(request(server, question).GET());
    }
  }

  private void ask(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new LrsException(
          ProblemCode.INTERNAL,
          answer.uri() + " was answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  private static HttpRequest.Builder request(URI server, String path) {
    byte[] credential = (SECRET + ":" + SECRET).getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(server.resolve(path))
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credential))
        .header("X-Experience-API-Version", "1.0.3")
        .header("Content-Type", "application/json");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(RehearseCommand::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
