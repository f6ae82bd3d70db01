package org.trailmark.server.app;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
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
import tools.jackson.databind.node.ObjectNode;

/** {@code trailmark credential}. */
@Command(
    name = "credential",
    description = "Says which programs may use a running server.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class CredentialCommand {
  private static final JsonMapper JSON = new JsonMapper();

  @Spec private CommandSpec spec = CommandSpec.create();

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
                  "What it allows: statements/write, statements/read/mine, statements/read, state,"
                      + " define, profile, all/read, all, people-read, admin/read, admin,"
                      + " plugin/NAME.")
          List<String> scopes,
      @Option(
              names = "--label",
              defaultValue = "",
              paramLabel = "TEXT",
              description = "What it is for.")
          String label,
      @Option(
              names = "--activities",
              paramLabel = "IRL",
              description = "Keeps it to activities whose IRL begins so; may be repeated.")
          @Nullable List<String> activities,
      @Option(
              names = "--learner",
              paramLabel = "AGENT",
              description = "Keeps it to this agent, in JSON; may be repeated.")
          @Nullable List<String> learners,
      @Option(
              names = "--expires",
              paramLabel = "TIME",
              description = "From when on it is refused, like 2027-01-01T00:00:00Z.")
          @Nullable String expires) {
    Map<String, Object> wish = new LinkedHashMap<>(Map.of("label", label, "scopes", scopes));
    Map<String, Object> boundary = new LinkedHashMap<>();
    if (activities != null) {
      boundary.put("activities", activities);
    }
    if (learners != null) {
      boundary.put("learners", learners.stream().map(JSON::readTree).toList());
    }
    if (!boundary.isEmpty()) {
      wish.put("boundary", boundary);
    }
    if (expires != null) {
      wish.put("expiresAt", expires);
    }
    show(new AdminClient(server).post("credentials", "application/json", bytes(wish)));
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
            "%-20s %s  %s  %s%s%s%s%n",
            credential.path("key").asString(),
            credential.path("createdAt").asString(),
            String.join(",", scopes),
            credential.path("label").asString(""),
            credential.has("boundary") ? "  (bounded)" : "",
            credential.path("disabled").asBoolean() ? "  (disabled)" : "",
            said("  last used ", credential.path("lastUsedAt"))
                + said("  until ", credential.path("expiresAt")));
      }
      next = page.path("more").asString("");
    }
  }

  private static String said(String before, JsonNode time) {
    return time.isMissingNode() ? "" : before + time.asString();
  }

  @Command(
      name = "rotate",
      description = "Makes another secret and shows it, once.",
      mixinStandardHelpOptions = true)
  void rotate(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "KEY", description = "Which one.") String key,
      @Option(
              names = "--overlap",
              defaultValue = "PT0S",
              paramLabel = "LENGTH",
              description = "How long the secret before goes on to hold, like P7D (not at all).")
          Duration overlap) {
    show(
        new AdminClient(server)
            .post(
                path(key) + "/secret",
                "application/json",
                bytes(Map.of("overlap", overlap.toString()))));
  }

  @Command(
      name = "disable",
      description = "Refuses a credential until it is enabled again.",
      mixinStandardHelpOptions = true)
  void disable(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "KEY", description = "Which one.") String key) {
    setDisabled(server, key, true);
  }

  @Command(
      name = "enable",
      description = "Takes a credential that was disabled.",
      mixinStandardHelpOptions = true)
  void enable(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "KEY", description = "Which one.") String key) {
    setDisabled(server, key, false);
  }

  @Command(
      name = "remove",
      description = "Takes a credential away; it is refused from now on.",
      mixinStandardHelpOptions = true)
  void remove(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "KEY", description = "Which one.") String key) {
    new AdminClient(server).delete(path(key));
  }

  private static void setDisabled(ServerOptions server, String key, boolean disabled) {
    AdminClient client = new AdminClient(server);
    JsonNode before = client.get(path(key));
    ObjectNode wish = JSON.createObjectNode();
    for (String name : List.of("label", "scopes", "boundary", "expiresAt")) {
      if (before.has(name)) {
        wish.set(name, before.path(name));
      }
    }
    wish.put("disabled", disabled);
    client.put(path(key), "application/json", JSON.writeValueAsBytes(wish));
  }

  private static String path(String key) {
    return "credentials/" + AdminClient.encoded(key);
  }

  private static byte[] bytes(Map<String, ?> wish) {
    return JSON.writeValueAsBytes(wish);
  }

  private void show(JsonNode made) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("key     " + made.path("key").asString());
    out.println("secret  " + made.path("secret").asString());
  }
}
