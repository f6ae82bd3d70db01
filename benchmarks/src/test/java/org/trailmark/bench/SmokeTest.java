package org.trailmark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SmokeTest {
  private final StringWriter out = new StringWriter();

  /** The whole table of the real program, as short as can be; the figures mean nothing. */
  @Test
  void theRealProgram_isMeasuredInEveryRow(@TempDir Path folder) throws Exception {
    Path found = folder.resolve("found");

    int exit =
        bench(
            "--statements=500",
            "--rounds=1",
            "--seconds=0.02",
            "--warm-ups=1",
            "--folder=" + folder,
            "--out=" + found);

    assertThat(exit).as(out.toString()).isZero();
    assertThat(Files.readString(found.resolve("table.md")))
        .contains("| single-statement POST, 32 connections | ≥ 0.6 |")
        .contains("| POST of 50, 8 connections | ≥ 0.5 |")
        .contains("| start to the first answer, after SIGKILL | ≤ 3 s |")
        .contains("`./trailmark bench --statements=500 --rounds=1 --seconds=0.02 --warm-ups=1`")
        .doesNotContain(folder.toString());
    assertThat(Files.readString(found.resolve("table.json")))
        .contains("\"verdict\" : \"")
        .contains("\"statements\" : 500");
    assertThat(folder).as("what is left there").isDirectoryNotContaining("glob:**/trailmark-*");
  }

  /** The plugin over a real store, as short as can be; the figures mean nothing. */
  @Test
  void theJourneyPlugin_isMeasuredInEveryRow(@TempDir Path folder) {
    int exit =
        bench("journeys", "--learners=20", "--statements=200", "--rounds=2", "--folder=" + folder);

    assertThat(exit).as(out.toString()).isZero();
    assertThat(out.toString())
        .contains("of the statements meant something to a journey")
        .contains("taken by 20 journeys")
        .contains("backfill of one journey")
        .contains("backfill of 20 journeys at once")
        .contains("heap after a collection");
    assertThat(folder).as("what is left there").isDirectoryNotContaining("glob:**/trailmark-*");
  }

  @Test
  void aServerThatCannotBeReached_isSaid() {
    int exit = bench("--endpoint=http://127.0.0.1:1/xapi", "--key=k", "--secret=s");

    assertThat(exit).isEqualTo(1);
    assertThat(out.toString()).contains("trailmark bench: GET").contains("was not answered");
  }

  @Test
  void whatContradictsItself_isNotUnderstood() {
    assertThat(bench("--statements=5", "--grow=5,6")).isEqualTo(2);
    assertThat(bench("--grow=6,5")).isEqualTo(2);
    assertThat(bench("--quick", "--thorough")).isEqualTo(2);
    assertThat(bench("--warm-ups=0")).isEqualTo(2);
    assertThat(bench("--endpoint=https://lrs.example.org", "--key=k", "--secret=s")).isEqualTo(2);
  }

  private int bench(String... arguments) {
    PrintWriter writer = new PrintWriter(out);
    return new CommandLine(new BenchCommand()).setOut(writer).setErr(writer).execute(arguments);
  }
}
