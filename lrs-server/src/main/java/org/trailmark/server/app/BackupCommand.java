package org.trailmark.server.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.server.backup.Backup;
import org.trailmark.server.backup.Manifest;
import org.trailmark.server.config.DatabaseUrl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trailmark backup}. */
@Command(
    name = "backup",
    description = {
      "Copies a data folder, while a server uses it or not, into a folder of its own.",
      "Everything that was acknowledged before is in it. `restore` makes a data folder of it."
    },
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "Where the backup goes; new, or empty.")
  private Path target = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that the server keeps everything in (./data).")
  private Path data = Path.of("data");

  @Option(
      names = "--database",
      paramLabel = "URL",
      defaultValue = "${env:TRAILMARK_DATABASE}",
      description = "A PostgreSQL database: says how that one is backed up.")
  private @Nullable String database;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (!Files.exists(data.resolve("lrs.db")) || (database != null && !database.isBlank())) {
      throw notInFiles();
    }
    Manifest made = Backup.make(data, target, Version.current(), Instant.now());
    spec.commandLine()
        .getOut()
        .printf(
            "Backed up %s into %s: %,d files, %,d bytes, each with its SHA-256 in manifest.json.%n",
            data, target, made.files().size(), made.size());
    return 0;
  }

  /** PostgreSQL does this better than we could: one snapshot, while everything runs. */
  private LrsException notInFiles() {
    String address =
        database == null || database.isBlank()
            ? "postgresql://HOST/NAME"
            : new DatabaseUrl(database).toString().substring("jdbc:".length());
    return new LrsException(
        ProblemCode.INVALID_CONFIGURATION,
        (database == null || database.isBlank()
                ? "There is no "
                    + data.resolve("lrs.db")
                    + ". If statements are kept in PostgreSQL,"
                : "This store is kept in PostgreSQL;")
            + " back that database up with its own tools while the servers run:\n"
            + "  pg_dump --format=custom --schema='trailmark*' --file='"
            + target
            + ".dump' '"
            + address
            + "'\nand copy the data folder, which holds settings, keys and plugins. docs/backup.md"
            + " says how to restore it, also to a point in time.");
  }
}
