package org.trailmark.server.app;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which server a command talks to, and as whom. */
final class ServerOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "Where the server is (http://127.0.0.1:8080).")
  private URI server = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--key",
      paramLabel = "KEY",
      defaultValue = "${env:TRAILMARK_ADMIN_KEY}",
      description = "The key (TRAILMARK_ADMIN_KEY of the environment).")
  private @Nullable String key;

  @Option(
      names = "--secret",
      paramLabel = "SECRET",
      defaultValue = "${env:TRAILMARK_ADMIN_SECRET}",
      description = "The secret (TRAILMARK_ADMIN_SECRET of the environment).")
  private @Nullable String secret;

  /** The address below the server's, for example of {@code xapi/}. */
  URI resolve(String path) {
    String base = server.toString();
    return URI.create(base.endsWith("/") ? base : base + "/").resolve(path);
  }

  String key() {
    return required("--key", key);
  }

  String secret() {
    return required("--secret", secret);
  }

  private String required(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new ParameterException(
          spec.commandLine(),
          "Give " + name + ", or set TRAILMARK_ADMIN_KEY and TRAILMARK_ADMIN_SECRET.");
    }
    return value;
  }
}
