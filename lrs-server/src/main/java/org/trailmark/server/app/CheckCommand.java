package org.trailmark.server.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.trailmark.lrs.sql.sqlite.StoreCheck;
import org.trailmark.lrs.sql.sqlite.StoreCheck.Damage;
import org.trailmark.lrs.sql.sqlite.StoreMending;
import org.trailmark.server.records.RecordsPlugin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trailmark check}. */
@Command(
    name = "check",
    description = {
      "Reads all that a data folder keeps, and tells what the disk has changed of it.",
      "The folder may be in use, but not while it is mended."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private static final String RECORDS = "plugins/" + RecordsPlugin.NAME + ".db";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that the server keeps everything in (./data).")
  private Path data = Path.of("data");

  @Option(
      names = "--mend",
      description = {
        "Takes away what is damaged and made of the rest: the index of statements, and the columns"
            + " that admins search in. The next start makes them again."
      })
  private boolean mend;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    StoreCheck.Report found = report();
    if (mend && found.damages().stream().anyMatch(CheckCommand::isDerived)) {
      if (found.damages().stream().anyMatch(Damage::isIndex)) {
        StoreMending.emptyIndex(data);
      }
      if (found.damages().stream().anyMatch(one -> one.part().equals(RECORDS))) {
        StoreMending.putAside(data, RecordsPlugin.NAME);
      }
      spec.commandLine().getOut().println("Mended. What is left:");
      found = report();
    }
    return found.damages().isEmpty() ? 0 : 1;
  }

  private StoreCheck.Report report() {
    StoreCheck.Report report = StoreCheck.of(data);
    PrintWriter out = spec.commandLine().getOut();
    List<Damage> damages = report.damages();
    damages.forEach(one -> out.printf("%s: %s%n", one.part(), one.problem()));
    if (damages.isEmpty()) {
      out.printf(
          "All is whole: %,d statements, %,d attachments, the index and every database.%n",
          report.statements(), report.attachments());
    } else if (damages.stream().allMatch(CheckCommand::isDerived)) {
      out.println("All of this is made of the statements: stop the server, then `check --mend`.");
    } else {
      out.println("Not all of this can be made again: restore a backup (docs/backup.md).");
    }
    return report;
  }

  private static boolean isDerived(Damage damage) {
    return damage.isIndex() || damage.part().equals(RECORDS);
  }
}
