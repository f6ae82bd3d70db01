package org.trailmark.server.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code trailmark journey}: the journey plugin's REST interface, by hand. */
@Command(
    name = "journey",
    description = "Publishes and shows journeys on a running server.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class JourneyCommand {
  private static final String JOURNEYS = "journey/journeys";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "publish",
      description = "Publishes a definition (YAML or JSON), or says everything that is wrong.",
      mixinStandardHelpOptions = true)
  void publish(
      @Mixin ServerOptions server,
      @Option(names = "--dry-run", description = "Shows what it would do, and does nothing.")
          boolean dryRun,
      @Parameters(paramLabel = "FILE", description = "The definition.") Path file) {
    byte[] text = read(file);
    JsonNode answer =
        new AdminClient(server)
            .post(JOURNEYS + (dryRun ? "?dryRun=true" : ""), "application/yaml", text);
    if (answer.path("preview").isObject()) {
      new PreviewText(answer).print(out());
    } else {
      print(answer);
    }
  }

  @Command(
      name = "pause",
      description = "Stops reading history for a new version; the stream goes on.",
      mixinStandardHelpOptions = true)
  void pause(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "ID", description = "Which journey.") String id) {
    history(server, id, "pause");
  }

  @Command(
      name = "resume",
      description = "Goes on reading history.",
      mixinStandardHelpOptions = true)
  void resume(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "ID", description = "Which journey.") String id) {
    history(server, id, "resume");
  }

  @Command(
      name = "cancel",
      description = "Takes back a new version whose history is still read.",
      mixinStandardHelpOptions = true)
  void cancel(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "ID", description = "Which journey.") String id) {
    history(server, id, "cancel");
  }

  private void history(ServerOptions server, String id, String what) {
    JsonNode history =
        new AdminClient(server)
            .post(
                JOURNEYS + "/" + AdminClient.encoded(id) + "/history/" + what,
                "application/json",
                new byte[0]);
    out()
        .printf(
            "%s@%d  history read to %,d of %,d, %s%n",
            history.path("journey").asString(),
            history.path("version").asInt(),
            history.path("at").asLong(),
            history.path("to").asLong(),
            state(history));
  }

  private static String state(JsonNode history) {
    return history.path("withdrawn").asBoolean()
        ? "withdrawn"
        : history.path("paused").asBoolean() ? "paused" : "going on";
  }

  @Command(
      name = "profile",
      description = "Loads an xAPI Profile (JSON-LD), whose patterns journeys may wait for.",
      mixinStandardHelpOptions = true)
  void profile(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "FILE", description = "The profile.") Path file) {
    print(new AdminClient(server).put("journey/profiles", "application/ld+json", read(file)));
  }

  @Command(name = "list", description = "Shows all journeys.", mixinStandardHelpOptions = true)
  void list(@Mixin ServerOptions server) {
    PrintWriter out = out();
    for (JsonNode journey : new AdminClient(server).get(JOURNEYS).path("journeys")) {
      out.printf(
          "%s@%d  %s  %,d on the way, %,d left%n",
          journey.path("id").asString(),
          journey.path("version").asInt(),
          journey.path("state").asString(),
          journey.path("standing").asLong(),
          journey.path("left").asLong());
    }
  }

  @Command(
      name = "show",
      description = "Shows a journey as it was published.",
      mixinStandardHelpOptions = true)
  void show(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "ID", description = "Which journey.") String id) {
    JsonNode answer = new AdminClient(server).get(JOURNEYS + "/" + AdminClient.encoded(id));
    out().println(answer.path("definition").asString());
  }

  @Command(
      name = "counts",
      description = "Shows how many learners stand where.",
      mixinStandardHelpOptions = true)
  void counts(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "ID", description = "Which journey.") String id) {
    PrintWriter out = out();
    JsonNode counts =
        new AdminClient(server).get(JOURNEYS + "/" + AdminClient.encoded(id) + "/counts");
    for (JsonNode stage : counts.path("stages")) {
      out.println(stage.path("stage").asString());
      for (JsonNode step : stage.path("steps")) {
        out.printf(
            "  %-24s %,8d here  %,8d came by%n",
            step.path("step").asString(),
            step.path("standing").asLong(),
            step.path("reached").asLong());
      }
    }
    for (JsonNode exit : counts.path("exits")) {
      out.printf("exit %-21s %,8d%n", exit.path("exit").asString(), exit.path("learners").asLong());
    }
  }

  private byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "Cannot read " + file + ": " + e, e);
    }
  }

  private void print(JsonNode answer) {
    out().println(AdminClient.pretty(answer));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
