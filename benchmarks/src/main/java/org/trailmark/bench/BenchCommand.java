package org.trailmark.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.trailmark.bench.load.LoadFailure;
import org.trailmark.bench.process.Folder;
import org.trailmark.bench.report.Table;
import org.trailmark.bench.table.Growth;
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
    description = {
      "Measures an LRS against what the machine can do, and prints one table of ratios.",
      "Without --endpoint it starts a Trailmark of its own with an empty folder and a heap of 256"
          + " MB, and takes it away again. The limits run beside it in processes of their own;"
          + " what is compared is measured in turns."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything was measured, whatever the figures",
      "1:an answer was not good, or something could not be started",
      "2:the command was not understood"
    })
final class BenchCommand implements Callable<Integer> {
  private static final long STATEMENTS = 20_000;

  @Mixin private LrsOptions lrs = new LrsOptions();

  @Option(
      names = "--statements",
      paramLabel = "N",
      description = "How many are stored before anything is measured (20,000).")
  private @Nullable Long statements;

  @Option(
      names = "--grow",
      paramLabel = "N",
      split = ",",
      description = "Measures at each of these sizes in one run, like 100000,1000000,10000000.")
  private List<Long> grow = List.of();

  @Option(names = "--rounds", paramLabel = "N", description = "Pairs for each row (3).")
  private int rounds = 3;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Of each measurement (1.2); a quarter more to warm up.")
  private double seconds = 1.2;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the statements (1; with --endpoint another each time).")
  private @Nullable Long seed;

  @Option(names = "--out", paramLabel = "FILE", description = "Writes the tables as Markdown too.")
  private @Nullable Path out;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "With --grow: writes rate against statements stored as SVG.")
  private @Nullable Path plot;

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
    Path folder = Files.createTempDirectory("trailmark-bench");
    try {
      List<Table> tables = measure(folder);
      String command = "./trailmark bench " + String.join(" ", withoutSecrets());
      Report report = new Report(command.strip(), tables);
      terminal().print("\n" + report.text());
      terminal().flush();
      if (out != null) {
        Files.writeString(out, report.markdown());
      }
      return 0;
    } catch (LoadFailure e) {
      spec.commandLine().getErr().println("trailmark bench: " + e.getMessage());
      return 1;
    } finally {
      Folder.delete(folder);
    }
  }

  private List<Table> measure(Path folder) throws IOException, InterruptedException {
    Plan plan = plan();
    Progress progress = progress();
    progress.say("starting the limits" + (lrs.runs() ? "" : " and the server"));
    try (Limits limits = Limits.start(folder);
        Subject subject = lrs.subject(folder)) {
      if (grow.isEmpty()) {
        long count = statements == null ? STATEMENTS : statements;
        return List.of(Table.of(new Run(plan, subject, limits, progress).measure(count)));
      }
      Growth.Found found = new Growth(plan, subject, limits, progress).measure(grow);
      if (plot != null) {
        Files.writeString(plot, found.plot().svg());
      }
      return List.of(Table.of(found.last()), found.sizes());
    }
  }

  private void requireSense() {
    if (statements != null && !grow.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Give --statements or --grow, not both.");
    }
    if (rounds < 1 || !(seconds > 0)) {
      throw new ParameterException(spec.commandLine(), "--rounds and --seconds must be positive.");
    }
    if (!grow.equals(grow.stream().sorted().distinct().toList())) {
      throw new ParameterException(spec.commandLine(), "The sizes of --grow must go up.");
    }
    if (plot != null && grow.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--plot shows growth: give --grow as well.");
    }
  }

  private Plan plan() {
    long usual = lrs.runs() ? ThreadLocalRandom.current().nextInt() : 1;
    Duration time = Duration.ofNanos((long) (seconds * 1e9));
    return new Plan(seed == null ? usual : seed, rounds, time.dividedBy(4), time);
  }

  private Progress progress() {
    long began = System.nanoTime();
    return line -> {
      terminal()
          .printf(Locale.ROOT, "[%4d s] %s%n", (System.nanoTime() - began) / 1_000_000_000, line);
      terminal().flush();
    };
  }

  private PrintWriter terminal() {
    return spec.commandLine().getOut();
  }

  /** The command as it may be shown to anybody. */
  private List<String> withoutSecrets() {
    List<String> shown = new ArrayList<>();
    List<String> given = spec.commandLine().getParseResult().originalArgs();
    for (int i = 0; i < given.size(); i++) {
      String word = given.get(i);
      if (word.matches("--(key|secret|out|plot)")) {
        i++; // and its value
      } else if (!word.matches("--(key|secret|out|plot)=.*")) {
        shown.add(word);
      }
    }
    return shown;
  }
}
