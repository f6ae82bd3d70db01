package org.trailmark.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.trailmark.bench.journeys.JourneyRows;
import org.trailmark.bench.load.LoadFailure;
import org.trailmark.bench.process.Java;
import org.trailmark.bench.process.TemporaryFolder;
import org.trailmark.bench.report.Machine;
import org.trailmark.bench.report.Measured;
import org.trailmark.bench.report.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code trailmark bench journeys}. */
@Command(
    name = "journeys",
    sortOptions = false,
    description = {
      "Measures how fast the journey plugin takes statements, against how fast the store commits"
          + " them, and how fast it reads history, against how fast that was imported.",
      "The full figures: --learners 100000 --rounds 50."
    })
final class JourneysCommand implements Callable<Integer> {
  @Option(
      names = "--learners",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many come and go (${DEFAULT-VALUE}); once more with a tenth of them.")
  private long learners;

  @Option(
      names = "--statements",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many are stored, and then taken, in a round (${DEFAULT-VALUE}).")
  private int statements;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "So many rounds, of which the first is not counted (${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--heap",
      paramLabel = "MB",
      defaultValue = "256",
      description = "Of the program that is measured (${DEFAULT-VALUE}).")
  private int heap;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where stores lie meanwhile (the folder for temporary files).")
  private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

  @SuppressWarnings("UnusedVariable") // picocli acts on it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this.")
  private boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (learners < 1 || statements < 1 || rounds < 2 || heap < 64) {
      throw new ParameterException(
          spec.commandLine(), "One learner and statement, two rounds, a heap of 64: or more.");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (TemporaryFolder stores = TemporaryFolder.in(folder)) {
      String machine = Machine.describe(stores.path());
      JourneyRows rows =
          new JourneyRows(
              new Java(heap),
              stores.path(),
              line -> {
                out.println(line);
                out.flush();
              },
              statements,
              rounds);
      Measured measured = new Measured((long) statements * rounds, rows.measure(learners));
      String command =
          "./trailmark bench journeys --learners %d --statements %d --rounds %d --heap %d"
              .formatted(learners, statements, rounds, heap);
      Report report =
          new Report(
              command,
              LocalDate.now(ZoneOffset.UTC),
              machine,
              new Outcome(List.of(measured), List.of()));
      out.print("\n" + report.text());
      out.flush();
      return 0;
    } catch (LoadFailure e) {
      spec.commandLine().getErr().println("trailmark bench journeys: " + e.getMessage());
      return 1;
    }
  }
}
