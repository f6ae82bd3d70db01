package org.trailmark.server.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.trailmark.server.config.Configuration;
import org.trailmark.server.config.SettingsTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trailmark config}. */
@Command(
    name = "config",
    description = {
      "Shows the settings that a server would run with, and where each comes from; no secrets.",
      "It takes the options of serve. What is wrong is told, all of it, and nothing is started."
    },
    mixinStandardHelpOptions = true)
final class ConfigCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions options = new ConfigurationOptions();

  @Option(names = "--table", description = "Prints the table of all settings instead (Markdown).")
  private boolean table;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (table) {
      out.print(SettingsTable.markdown());
    } else {
      print(options.read().inForce().toList(), out);
    }
    out.flush();
    return 0;
  }

  /** Lines of YAML, which may be the beginning of a file. */
  private static void print(List<Configuration.InForce> settings, PrintWriter out) {
    List<String> lines = settings.stream().map(s -> s.name() + ": " + s.value()).toList();
    int width = lines.stream().mapToInt(String::length).filter(n -> n <= 60).max().orElse(0);
    for (int i = 0; i < lines.size(); i++) {
      out.printf("%-" + width + "s  # %s%n", lines.get(i), settings.get(i).origin());
    }
  }
}
