package org.trailmark.server.app;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code trailmark retention}. */
@Command(
    name = "retention",
    description = "Statements that go when they are old, on a running server.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class RetentionCommand {
  private static final String RETENTION = "privacy/retention";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "rules",
      description = "Shows the rules in force.",
      mixinStandardHelpOptions = true)
  void rules(@Mixin ServerOptions server) {
    print(AdminClient.pretty(new AdminClient(server).get(RETENTION)));
  }

  @Command(
      name = "run",
      description = "Applies the rules now; answers as soon as it has begun.",
      mixinStandardHelpOptions = true)
  void run(
      @Mixin ServerOptions server,
      @Option(names = "--dry-run", description = "Shows what would go, and does nothing.")
          boolean dryRun) {
    JsonNode answer =
        new AdminClient(server)
            .post(RETENTION + (dryRun ? "?dryRun=true" : ""), "application/json", new byte[0]);
    print(dryRun || answer.has("id") ? AdminClient.pretty(answer) : "Nothing is due.");
  }

  @Command(
      name = "runs",
      description = "Shows the last runs, and how far one is that goes on.",
      mixinStandardHelpOptions = true)
  void runs(@Mixin ServerOptions server) {
    print(AdminClient.pretty(new AdminClient(server).get(RETENTION + "/runs?limit=20")));
  }

  private void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text);
    out.flush();
  }
}
