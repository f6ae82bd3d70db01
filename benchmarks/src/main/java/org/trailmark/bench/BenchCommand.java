package org.trailmark.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.trailmark.bench.load.LoadFailure;
import org.trailmark.bench.process.Java;
import org.trailmark.bench.process.TemporaryFolder;
import org.trailmark.bench.report.Machine;
import org.trailmark.bench.report.Outcome;
import org.trailmark.bench.table.Limits;
import org.trailmark.bench.table.Plan;
import org.trailmark.bench.table.Progress;
import org.trailmark.bench.table.Run;
import org.trailmark.bench.table.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code trailmark bench}. */
@Command(
    name = "trailmark bench",
    subcommands = JourneysCommand.class,
    sortOptions = false,
    description = {
      "Measures an LRS against what the machine can do, and prints one table of ratios.",
      "Without --endpoint it starts a Trailmark of its own over an empty folder, and takes it away"
          + " again. The limits run beside it as processes of their own; what is compared is"
          + " measured in turns."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything was measured, whatever the figures",
      "1:an answer was not good, or something could not be started",
      "2:the command was not understood"
    })
final class BenchCommand implements Callable<Integer> {
  @Mixin private LrsOptions lrs = new LrsOptions();

  @Option(
      names = "--statements",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many are stored before anything is measured (${DEFAULT-VALUE}).")
  private long statements;

  @Option(
      names = "--grow",
      paramLabel = "N",
      split = ",",
      description = "Measures at each of these sizes in one run, like 100000,10000000.")
  private List<Long> grow = List.of();

  @Mixin private Pace pace = new Pace();

  @Option(
      names = "--heap",
      paramLabel = "MB",
      defaultValue = "256",
      description = "Of each program that is started (${DEFAULT-VALUE}).")
  private int heap;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "Where stores lie while they are measured: on the disk that is meant, not in memory (the"
              + " folder for temporary files).")
  private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the statements (1; with --endpoint another each time).")
  private @Nullable Long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Writes table.md and table.json there; with --grow two plots as SVG, too.")
  private @Nullable Path out;

  @SuppressWarnings("UnusedVariable") // picocli acts on it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this.")
  private boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireSense();
    try (TemporaryFolder stores = TemporaryFolder.in(folder)) {
      String machine = Machine.describe(stores.path());
      Report report =
          new Report(command(), LocalDate.now(ZoneOffset.UTC), machine, measure(stores.path()));
      terminal().print("\n" + report.text());
      terminal().flush();
      if (out != null) {
        report.write(out);
      }
      return report.outcome().complete() ? 0 : 1;
    } catch (LoadFailure e) {
      spec.commandLine().getErr().println("trailmark bench: " + e.getMessage());
      return 1;
    }
  }

  private Outcome measure(Path stores) throws IOException, InterruptedException {
    Plan plan = pace.plan(seed());
    Progress progress = progress();
    Java java = new Java(heap);
    progress.say("starting the limits" + (lrs.runs() ? "" : " and the server"));
    try (Subject subject = lrs.subject(java, stores);
        Limits limits = Limits.start(java, stores)) {
      return new Run(plan, subject, limits, progress)
          .measure(grow.isEmpty() ? List.of(statements) : grow);
    }
  }

  private void requireSense() {
    if (!grow.isEmpty() && spec.commandLine().getParseResult().hasMatchedOption("--statements")) {
      throw new ParameterException(spec.commandLine(), "Give --statements or --grow, not both.");
    }
    if (!grow.equals(grow.stream().sorted().distinct().toList())) {
      throw new ParameterException(spec.commandLine(), "The sizes of --grow must go up.");
    }
    if (statements < 1 || grow.stream().anyMatch(size -> size < 1)) {
      throw new ParameterException(spec.commandLine(), "A store of less than one is not measured.");
    }
    if (heap < 64) {
      throw new ParameterException(spec.commandLine(), "--heap is 64 or more.");
    }
  }

  /** What is stored in somebody's LRS already must not come again. */
  private long seed() {
    long usual = lrs.runs() ? ThreadLocalRandom.current().nextInt() : 1;
    return seed == null ? usual : seed;
  }

  private Progress progress() {
    long began = System.nanoTime();
    return line -> {
      long seconds = (System.nanoTime() - began) / 1_000_000_000;
      terminal().printf(Locale.ROOT, "[%4d s] %s%n", seconds, line);
      terminal().flush();
    };
  }

  private PrintWriter terminal() {
    return spec.commandLine().getOut();
  }

  /** As it may be shown to anybody. */
  private String command() {
    List<String> shown = new ArrayList<>(List.of("./trailmark", "bench"));
    List<String> given = spec.commandLine().getParseResult().originalArgs();
    for (int i = 0; i < given.size(); i++) {
      String word = given.get(i);
      if (word.matches("--(key|secret|out|folder)")) {
        i++; // and its value
      } else if (!word.matches("--(key|secret|out|folder)=.*")) {
        shown.add(word);
      }
    }
    return String.join(" ", shown);
  }
}
