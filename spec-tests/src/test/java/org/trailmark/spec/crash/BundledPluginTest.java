package org.trailmark.spec.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.spec.storage.TestPostgres;

/**
 * A plugin of a jar, with tables of its own that two migrations made, is taken along by the real
 * program: out of files, into PostgreSQL, and into files again.
 */
class BundledPluginTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> stored = new ArrayList<>();
  @TempDir private Path folder;

  @Test
  void pluginOfAJar_goesOnWhereItWas_inAnotherDatabase_andInAnotherFolder() throws Exception {
    Path jars = folder.resolve("jars");
    PluginJar.write(jars.resolve("seen.jar"));
    Path first = data("first", jars, "");
    try (Program program = Program.start(first)) {
      store(program, "passed", 3);
      store(program, "failed", 1);
      awaitSeen(program);
      assertCounts(program, 1, 3);
      program.stop();
    }
    Path bundle = folder.resolve("first.zip");
    Program.run(folder, "bundle", "export", bundle.toString(), "--data", first.toString());

    Path unknown = folder.resolve("unknown");
    assertThat(Program.refuse(folder, load(bundle, "--data", unknown.toString())))
        .contains("seen")
        .contains("Nothing was imported");
    assertThat(unknown).doesNotExist();

    TestPostgres postgres = new TestPostgres();
    String plugins = "--plugins=" + jars;
    assertThat(Program.run(folder, load(bundle, "--database", postgres.url(), plugins)))
        .contains("Imported 4 statements")
        .contains("seen");
    Path node = data("node", jars, "database: \"%s\"\n".formatted(postgres.url()));
    try (Program program = Program.start(node)) {
      assertCounts(program, 1, 3);
      store(program, "failed", 1);
      awaitSeen(program);
      assertCounts(program, 2, 3);
      program.stop();
    }

    Path second = folder.resolve("second.zip");
    Program.run(folder, "bundle", "export", second.toString(), "--database", postgres.url());
    postgres.giveBack();
    Path last = folder.resolve("last");
    Program.run(folder, load(second, "--data", last.toString(), plugins));
    Files.writeString(last.resolve("trailmark.yaml"), settings(jars));
    try (Program program = Program.start(last)) {
      assertCounts(program, 2, 3);
      store(program, "passed", 2);
      awaitSeen(program);
      assertCounts(program, 2, 5);
      program.stop();
    }
  }

  private static String[] load(Path bundle, String... more) {
    List<String> arguments = new ArrayList<>(List.of("bundle", "import", bundle.toString()));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private Path data(String name, Path jars, String more) throws Exception {
    Path data = Files.createDirectories(folder.resolve(name));
    Files.writeString(data.resolve("trailmark.yaml"), settings(jars) + more);
    return data;
  }

  private static String settings(Path jars) {
    return "plugins.dir: \"%s\"\nplugin.seen: {padding: 10}\n".formatted(jars);
  }

  private void store(Program program, String verb, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      String id = UUID.randomUUID().toString();
      String statement =
          """
          {"id": "%s", "actor": {"mbox": "mailto:ann@example.org"},
           "verb": {"id": "https://ex.org/%s"}, "object": {"id": "https://example.org/course"}}
          """
              .formatted(id, verb);
      HttpResponse<String> answer =
          http.send(
              program.request("/xapi/statements").POST(BodyPublishers.ofString(statement)).build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      stored.add(id);
    }
  }

  private void awaitSeen(Program program) {
    Records records = new Records(program);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(records.seen()).containsExactlyElementsOf(stored));
  }

  /** What its second migration made room for, as often as it happened. */
  private void assertCounts(Program program, int failed, int passed) throws Exception {
    HttpResponse<String> answer =
        http.send(program.request("/admin/api/seen/ids/verbs").build(), BodyHandlers.ofString());
    assertThat(answer.body())
        .isEqualTo(
            "{\"https://ex.org/failed\":%d,\"https://ex.org/passed\":%d}"
                .formatted(failed, passed));
  }
}
