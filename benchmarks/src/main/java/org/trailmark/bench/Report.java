package org.trailmark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.trailmark.bench.report.Outcome;
import org.trailmark.bench.report.Plot;
import org.trailmark.bench.report.Table;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outcome of a run, with what is needed to repeat it.
 *
 * @param command as it was given
 * @param date in UTC
 * @param machine in words
 */
record Report(String command, LocalDate date, String machine, Outcome outcome) {
  private static final String ABOUT =
      "Measured: the median of the pairs' ratios (least .. most). Ours, against: medians of the rounds.";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** For a terminal. */
  String text() {
    return outcome.tables().stream()
        .map(Table::text)
        .collect(
            Collectors.joining(
                "\n", "", "\n%s\n%s; %s\n%s\n".formatted(ABOUT, date, machine, command)));
  }

  /** Writes {@code table.md}, {@code table.json} and, where the store grew, plots as SVG. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("table.md"), markdown());
    Files.writeString(folder.resolve("table.json"), JSON.writeValueAsString(this) + "\n");
    for (Map.Entry<String, Plot> plot : outcome.plots().entrySet()) {
      Files.writeString(folder.resolve(plot.getKey()), plot.getValue().svg());
    }
  }

  private String markdown() {
    return outcome.tables().stream()
        .map(Table::markdown)
        .collect(
            Collectors.joining(
                "\n", "", "\n%s %s; %s. `%s`\n".formatted(ABOUT, date, machine, command)));
  }
}
