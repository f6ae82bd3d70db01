package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.journey.extension.ConditionKind;
import tools.jackson.databind.JsonNode;

/** A jar that is no plugin, and adds a condition to one. */
class ExtensionJarTest {
  private static final String JOURNEYS = "admin/api/journey/journeys";

  private static final String TWICE =
      """
      package org.example;

      import java.time.ZoneId;
      import java.util.*;
      import org.trailmark.journey.extension.ConditionKind;
      import org.trailmark.journey.extension.Parameters;

      public final class Twice implements ConditionKind<Twice.Nothing> {
        public record Nothing() {}
        @Override public String name() { return "twice"; }
        @Override public Parameters<Nothing> parameters() {
          return new Parameters<>(Nothing.class, "{\\\"additionalProperties\\\": false}");
        }
        @Override public Optional<List<UUID>> judge(
            Nothing parameters, List<Seen> seen, ZoneId zone) {
          return seen.size() < 2
              ? Optional.empty()
              : Optional.of(seen.stream().limit(2).map(Seen::statement).toList());
        }
      }
      """;

  private static final String JOURNEY =
      """
      journey: twice
      version: 1
      prefixes: {v: "https://ex.org/v/"}
      entry: {plugin:twice: {of: {verb: "v:came"}%s}}
      stages: [s]
      steps: {a: {stage: s}}
      """;

  @TempDir private Path folder;

  @Test
  void condition_comesWithAJarWhileTheServerRuns_andWithoutItItsJourneyIsHeldUntilItIsBack()
      throws Exception {
    Path data = folder.resolve("data");
    Path jar = data.resolve("plugins/twice.jar");
    try (Lrs lrs = Lrs.start(data)) {
      assertThat(lrs.post(JOURNEYS, JOURNEY.formatted("")).body())
          .contains("There is no extension with the condition 'twice'.");
      pack(jar);
      assertThat(lrs.post("admin/api/plugins/reload", "").statusCode()).isEqualTo(200);

      var refused = lrs.post(JOURNEYS, JOURNEY.formatted(", often: true"));
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("Unknown key 'often'", "\"line\":4");

      assertThat(Lrs.json(lrs.post(JOURNEYS, JOURNEY.formatted(""))).path("outcome").asString())
          .isEqualTo("published");
      lrs.post(
          JOURNEYS,
          JOURNEY
              .formatted("")
              .replace("journey: twice", "journey: other")
              .replace("plugin:twice: {of: {verb: \"v:came\"}}", "match: {verb: \"v:came\"}"));
      await().until(() -> journey(lrs, "twice").path("state").asString().equals("running"));
      await().until(() -> journey(lrs, "other").path("state").asString().equals("running"));
    }
    Files.delete(jar);

    try (Lrs lrs = Lrs.start(data)) {
      assertThat(lrs.get("health").body()).contains("the journey twice is held");
      came(lrs);
      came(lrs);
      await().until(() -> journey(lrs, "other").path("standing").asInt() == 1);
      assertThat(journey(lrs, "twice").path("held").asString())
          .contains("Version 1 names plugin:twice, which no extension offers now");
      assertThat(journey(lrs, "twice").path("standing").asInt()).isZero();

      pack(jar);
      assertThat(lrs.post("admin/api/plugins/reload", "").statusCode()).isEqualTo(200);

      await().until(() -> journey(lrs, "twice").path("standing").asInt() == 1);
      assertThat(journey(lrs, "twice").has("held")).isFalse();
      assertThat(lrs.get("health").statusCode()).isEqualTo(200);
    }
  }

  private static JsonNode journey(Lrs lrs, String id) {
    return Lrs.json(lrs.get(JOURNEYS + "/" + id)).path("journey");
  }

  private static void came(Lrs lrs) {
    String statement =
        """
        {"actor": {"mbox": "mailto:ann@example.org"}, "verb": {"id": "https://ex.org/v/came"},
         "object": {"id": "https://ex.org/school"}}\
        """;
    assertThat(lrs.post("xapi/statements", statement).statusCode()).isEqualTo(200);
  }

  /** Compiled here, so that no class loader but the jar's own knows it. */
  private void pack(Path jar) throws IOException {
    Path source = Files.writeString(folder.resolve("Twice.java"), TWICE);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", classPath, "-d", classes.toString(), source.toString());
    assertThat(failed).isZero();
    Files.createDirectories(jar.getParent());
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (String name : List.of("Twice", "Twice$Nothing")) {
        out.putNextEntry(new ZipEntry("org/example/" + name + ".class"));
        Files.copy(classes.resolve("org/example/" + name + ".class"), out);
      }
      out.putNextEntry(new ZipEntry("META-INF/services/" + ConditionKind.class.getName()));
      out.write("org.example.Twice".getBytes(StandardCharsets.UTF_8));
    }
  }
}
