package org.trailmark.bench.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.trailmark.bench.load.LoadFailure;
import org.trailmark.bench.process.Child;
import org.trailmark.bench.process.Java;
import org.trailmark.bench.report.Limit;
import org.trailmark.bench.report.Row;
import org.trailmark.bench.report.Spread;

/** Starts {@link Lives} for many learners and for a tenth of them, and makes rows of both. */
public final class JourneyRows {
  private static final Limit INTAKE = Limit.atLeast(0.5);
  private static final Limit BACKFILL = Limit.atLeast(1);
  private static final Limit HEAP = Limit.atMost(1.2);
  private static final int FEWER = 10;

  private final Java java;
  private final Path folder;
  private final Consumer<String> progress;
  private final int round;
  private final int rounds;

  /**
   * @param folder where stores lie meanwhile
   * @param progress is told each figure as it comes
   * @param round how many statements are stored, and then taken, at a time
   * @param rounds how often; the first is not counted, because the JVM compiles meanwhile
   */
  public JourneyRows(Java java, Path folder, Consumer<String> progress, int round, int rounds) {
    if (round < 1 || rounds < 2) {
      throw new IllegalArgumentException("rounds of one statement or more, and two or more rounds");
    }
    this.java = java;
    this.folder = folder;
    this.progress = progress;
    this.round = round;
    this.rounds = rounds;
  }

  /** Measures. */
  public List<Row> measure(long learners) throws IOException {
    Figures fewer = live(Math.max(1, learners / FEWER));
    Figures many = live(learners);
    String known = many.text("learners", "%,.0f learners");
    List<Row> rows = new ArrayList<>();
    rows.add(intake("taken by 20 journeys", "taken", "committed", many));
    rows.add(intake("taken, timers and touchpoints done", "settled", "committed", many));
    rows.add(backfill("backfill of one journey", "backfill", many));
    rows.add(backfill("backfill of 20 journeys at once", "backfills", many));
    rows.add(
        Row.of(
            "heap after a collection",
            HEAP,
            Spread.of(many.one("heap") / fewer.one("heap")),
            known + ": " + megabytes(many),
            fewer.text("learners", "%,.0f learners: ") + megabytes(fewer)));
    progress.accept(
        String.format(
            Locale.ROOT,
            "%.0f %% of the statements meant something to a journey; %,.0f moves, %,.0f touchpoints",
            100 * many.one("matched") / many.one("statements"),
            many.one("transitions"),
            many.one("touchpoints")));
    return rows;
  }

  private Row intake(String work, String ours, String against, Figures figures) {
    double[] taken = figures.counted(ours);
    double[] committed = figures.counted(against);
    double[] ratios = new double[taken.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = committed[i] / taken[i];
    }
    return Row.of(
        work,
        INTAKE,
        Spread.of(ratios),
        rate(Spread.of(taken).median()),
        "store commits " + rate(Spread.of(committed).median()));
  }

  private Row backfill(String work, String name, Figures figures) {
    double[] parsed = figures.counted("parsed");
    double[] committed = figures.counted("committed");
    double[] imported = new double[parsed.length];
    for (int i = 0; i < imported.length; i++) {
      imported[i] = parsed[i] + committed[i];
    }
    double importing = Spread.of(imported).median() / round;
    double reading = figures.one(name) / figures.one("statements");
    return Row.of(
        work,
        BACKFILL,
        Spread.of(importing / reading),
        String.format(Locale.ROOT, "%,.0f statements/s", 1 / reading),
        String.format(Locale.ROOT, "import: %,.0f statements/s", 1 / importing));
  }

  private String rate(double seconds) {
    return String.format(Locale.ROOT, "%,.0f statements/s", round / seconds);
  }

  private static String megabytes(Figures figures) {
    return String.format(Locale.ROOT, "%.1f MB", figures.one("heap") / 1048576);
  }

  private Figures live(long learners) throws IOException {
    progress.accept(
        String.format(
            Locale.ROOT, "%,d statements of %,d learners", (long) round * rounds, learners));
    Path store = Files.createDirectory(folder.resolve("learners-" + learners));
    Figures figures = new Figures();
    try (Child child =
        java.start(
            Lives.class,
            List.of(
                store.toString(),
                String.valueOf(learners),
                String.valueOf(round),
                String.valueOf(rounds)),
            folder.resolve("journeys.log"))) {
      child.readUntil(
          line -> {
            figures.add(line);
            return line.equals("done");
          });
    }
    return figures;
  }

  /** What {@link Lives} said, by name. */
  private final class Figures {
    private final Map<String, List<Double>> byName = new HashMap<>();

    void add(String line) {
      if (!line.startsWith(Lives.FIGURE)) {
        return;
      }
      String[] words = line.substring(Lives.FIGURE.length()).split(" ", 2);
      double figure = Double.parseDouble(words[1]);
      byName.computeIfAbsent(words[0], name -> new ArrayList<>()).add(figure);
      progress.accept(String.format(Locale.ROOT, "%s %.2f", words[0], figure));
    }

    /** Of each round but the first. */
    double[] counted(String name) {
      return all(name).stream().skip(1).mapToDouble(Double::doubleValue).toArray();
    }

    double one(String name) {
      return all(name).get(0);
    }

    private List<Double> all(String name) {
      List<Double> found = byName.get(name);
      if (found == null) {
        throw new LoadFailure("the program said nothing of " + name);
      }
      return found;
    }

    String text(String name, String format) {
      return String.format(Locale.ROOT, format, one(name));
    }
  }
}
