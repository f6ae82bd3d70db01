package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.trailmark.server.app.Main;

/** {@code ./trailmark}, as a program of its own. */
final class Program {

  private Program() {}

  /** Runs a command that asks a server; gives what it says. */
  static String trailmark(Lrs lrs, int exit, String... command)
      throws IOException, InterruptedException {
    List<String> asking = new ArrayList<>(List.of(command));
    asking.addAll(List.of("--server", lrs.uri("/").toString()));
    return trailmark(exit, asking);
  }

  /** Runs a command; gives what it says. */
  static String trailmark(int exit, List<String> command) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-XX:TieredStopAtLevel=1"); // it lives for a second
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    line.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("TRAILMARK_ADMIN_KEY", Lrs.KEY);
    builder.environment().put("TRAILMARK_ADMIN_SECRET", Lrs.SECRET);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isEqualTo(exit);
    return said;
  }
}
