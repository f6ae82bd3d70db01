package org.trailmark.spec.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No input gives a fault of ours. Each target is fuzzed from its inputs in {@code
 * src/test/resources/fuzz}, with a few thousand more that the fuzzer makes of them: {@code
 * -Dfuzz.seconds=600} goes on for ten minutes with each. What it finds it writes to {@code
 * target/fuzz}; put that beside the other inputs, and it is tried for ever after.
 */
class FuzzTest {
  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 0);

  /** What makes something of a text: to follow all that comes after would cost most of a start. */
  private static final String READING =
      "org.trailmark.lrs.xapi.**:org.trailmark.server.http.**:org.trailmark.journey.definition.**";

  private static final Path FOUND =
      Path.of(System.getProperty("basedir", ".")).resolve("target/fuzz");

  @ParameterizedTest
  @ValueSource(classes = {StatementTarget.class, DefinitionTarget.class})
  void textsThatAreRead(Class<?> target, @TempDir Path folder) throws Exception {
    fuzz(target, 1_000, folder);
  }

  @ParameterizedTest
  @ValueSource(classes = {ExpressionTarget.class, RequestTarget.class})
  void textsThatAreDone(Class<?> target, @TempDir Path folder) throws Exception {
    fuzz(target, 200, folder);
  }

  /** In a process of its own: the fuzzer ends the one that it runs in. */
  private static void fuzz(Class<?> target, int runs, Path folder) throws Exception {
    Files.createDirectories(FOUND);
    Path log = FOUND.resolve(target.getSimpleName() + ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error"));
    if (SECONDS == 0) {
      command.add("-XX:TieredStopAtLevel=1"); // it lives for seconds
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Jazzer.class.getName()));
    command.addAll(
        List.of(
            "--target_class=" + target.getName(),
            "--instrumentation_includes=" + READING,
            "--custom_hook_excludes=**", // they look for injections by libraries, and cost a start
            "--reproducer_path=" + FOUND,
            "-artifact_prefix=" + FOUND + "/",
            "-max_len=6000",
            SECONDS == 0 ? "-runs=" + runs : "-max_total_time=" + SECONDS,
            SECONDS == 0 ? "-seed=1" : "-seed=0", // verify finds the same each time; 0: at random
            Files.createDirectory(folder.resolve("corpus")).toString(),
            inputs(target).toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor()).as(() -> tail(log)).isZero();
      assertThat(log).content(StandardCharsets.ISO_8859_1).contains("cov: "); // it is not blind
    } finally {
      process.destroyForcibly();
    }
  }

  private static Path inputs(Class<?> target) throws URISyntaxException {
    String name = target.getSimpleName().replace("Target", "").toLowerCase(Locale.ROOT);
    URL folder = Objects.requireNonNull(FuzzTest.class.getResource("/fuzz/" + name), name);
    return Path.of(folder.toURI());
  }

  private static String tail(Path log) {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException e) {
      return log + " cannot be read: " + e;
    }
  }
}
