package org.trailmark.server.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code trailmark user}. */
@Command(
    name = "user",
    description = "Says which people may log in to the console of a running server.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class UserCommand {
  private static final JsonMapper JSON = new JsonMapper();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(name = "add", description = "Adds somebody.", mixinStandardHelpOptions = true)
  void add(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "NAME", description = "What she logs in with.") String name,
      @Option(
              names = "--role",
              required = true,
              paramLabel = "ROLE",
              description = "admin, or viewer, who changes nothing.")
          String role,
      @Option(
              names = "--password",
              required = true,
              interactive = true,
              arity = "0..1",
              description = "Asks for the password, which nobody then sees.")
          String password) {
    byte[] wish = JSON.writeValueAsBytes(Map.of("name", name, "role", role, "password", password));
    new AdminClient(server).post("users", "application/json", wish);
  }

  @Command(name = "list", description = "Shows who may.", mixinStandardHelpOptions = true)
  void list(@Mixin ServerOptions server) {
    AdminClient client = new AdminClient(server);
    String next = "users";
    while (!next.isEmpty()) {
      JsonNode page = client.get(next);
      for (JsonNode user : page.path("users")) {
        spec.commandLine()
            .getOut()
            .printf(
                "%-20s %-6s  %s%n",
                user.path("name").asString(),
                user.path("role").asString(),
                user.path("createdAt").asString());
      }
      next = page.path("more").asString("");
    }
  }

  @Command(
      name = "change",
      description = "Gives somebody another password, another role, or both; logs her out.",
      mixinStandardHelpOptions = true)
  void change(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "NAME", description = "Whom.") String name,
      @Option(names = "--role", paramLabel = "ROLE", description = "admin or viewer.")
          @Nullable String role,
      @Option(
              names = "--password",
              interactive = true,
              arity = "0..1",
              description = "Asks for the password, which nobody then sees.")
          @Nullable String password) {
    Map<String, String> wish = new LinkedHashMap<>();
    if (role != null) {
      wish.put("role", role);
    }
    if (password != null) {
      wish.put("password", password);
    }
    new AdminClient(server).put(path(name), "application/json", JSON.writeValueAsBytes(wish));
  }

  @Command(
      name = "remove",
      description = "Takes somebody away; she is logged out at once.",
      mixinStandardHelpOptions = true)
  void remove(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "NAME", description = "Whom.") String name) {
    new AdminClient(server).delete(path(name));
  }

  private static String path(String name) {
    return "users/" + AdminClient.encoded(name);
  }
}
