package org.trailmark.server.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code trailmark credential}. */
@Command(
    name = "credential",
    description = "Says who may use a running server.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class CredentialCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: add, list or remove.");
  }

  @Command(
      name = "add",
      description = "Makes a credential and shows its key and secret, once.",
      mixinStandardHelpOptions = true)
  void add(
      @Mixin ServerOptions server,
      @Option(
              names = "--scope",
              required = true,
              split = ",",
              paramLabel = "SCOPE",
              description =
                  "What it allows: statements-write, statements-read, people-read, admin.")
          List<String> scopes,
      @Option(
              names = "--label",
              defaultValue = "",
              paramLabel = "TEXT",
              description = "What it is for.")
          String label) {
    byte[] wish = new JsonMapper().writeValueAsBytes(Map.of("label", label, "scopes", scopes));
    JsonNode made = new AdminClient(server).post("credentials", "application/json", wish);
    PrintWriter out = spec.commandLine().getOut();
    out.println("key     " + made.path("key").asString());
    out.println("secret  " + made.path("secret").asString());
  }

  @Command(name = "list", description = "Shows who may.", mixinStandardHelpOptions = true)
  void list(@Mixin ServerOptions server) {
    AdminClient client = new AdminClient(server);
    PrintWriter out = spec.commandLine().getOut();
    String next = "credentials";
    while (!next.isEmpty()) {
      JsonNode page = client.get(next);
      for (JsonNode credential : page.path("credentials")) {
        List<String> scopes =
            credential.path("scopes").valueStream().map(JsonNode::asString).toList();
        out.printf(
            "%-20s %s  %s  %s%n",
            credential.path("key").asString(),
            credential.path("createdAt").asString(),
            String.join(",", scopes),
            credential.path("label").asString(""));
      }
      next = page.path("more").asString("");
    }
  }

  @Command(
      name = "remove",
      description = "Takes a credential away; it is refused from now on.",
      mixinStandardHelpOptions = true)
  void remove(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "KEY", description = "Which one.") String key) {
    new AdminClient(server).delete("credentials/" + AdminClient.encoded(key));
  }
}
