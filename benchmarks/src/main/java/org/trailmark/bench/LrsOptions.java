package org.trailmark.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.trailmark.bench.load.Endpoint;
import org.trailmark.bench.load.OneRequest;
import org.trailmark.bench.process.Java;
import org.trailmark.bench.process.TrailmarkProgram;
import org.trailmark.bench.table.Subject;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which LRS is measured. */
final class LrsOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "The xAPI of an LRS that runs, like http://127.0.0.1:8080/xapi. It is filled with"
              + " statements, and what needs its process is left out.")
  private @Nullable URI endpoint;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      defaultValue = "${env:TRAILMARK_ADMIN_KEY}",
      description = "Its key for HTTP Basic (TRAILMARK_ADMIN_KEY of the environment).")
  private @Nullable String key;

  @Option(
      names = "--secret",
      paramLabel = "SECRET",
      defaultValue = "${env:TRAILMARK_ADMIN_SECRET}",
      description = "Its secret (TRAILMARK_ADMIN_SECRET of the environment).")
  private @Nullable String secret;

  /** Whether it runs anyway. */
  boolean runs() {
    return endpoint != null;
  }

  /**
   * The LRS, running and answering.
   *
   * @param java how one that we start is started
   * @param folder where one that we start keeps everything
   */
  Subject subject(Java java, Path folder) throws IOException {
    if (endpoint != null) {
      Endpoint running = endpoint(endpoint);
      String query = "/statements?limit=1";
      OneRequest.get(running, query).requireGood(query);
      return Subject.running(running);
    }
    Path jar = Path.of(System.getProperty("trailmark.jar", "lrs-server/target/trailmark.jar"));
    TrailmarkProgram program = new TrailmarkProgram(java, jar, folder);
    program.start();
    return Subject.of(program);
  }

  private Endpoint endpoint(URI uri) {
    if (key == null || secret == null) {
      throw new ParameterException(
          spec.commandLine(), "Give --key and --secret of " + uri + " as well.");
    }
    try {
      return Endpoint.of(uri, key, secret);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
