package org.trailmark.server.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.trailmark.server.backup.Manifest;
import org.trailmark.server.backup.Restore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trailmark restore}. */
@Command(
    name = "restore",
    description = {
      "Makes a data folder of a backup.",
      "Every file is checked before anything is written, and nothing is overwritten."
    },
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "A backup.")
  private Path backup = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder to make; new, or empty (./data).")
  private Path data = Path.of("data");

  @Option(names = "--check", description = "Checks the backup, and restores nothing.")
  private boolean check;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Manifest found = check ? Restore.check(backup) : Restore.into(backup, data);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "The backup of %s is whole: %,d files, %,d bytes.%n",
        found.createdAt(), found.files().size(), found.size());
    if (!check) {
      out.printf("Restored into %s; start it with: serve --data %s%n", data, data);
    }
    return 0;
  }
}
