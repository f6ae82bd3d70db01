package org.trailmark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole table of the real program, as short as can be; the figures mean nothing. */
class SmokeTest {

  @Test
  void growth_measuresEveryRow_andWritesTablesAndPlot(@TempDir Path folder) throws Exception {
    Path tables = folder.resolve("tables.md");
    Path plot = folder.resolve("plot.svg");
    StringWriter out = new StringWriter();

    int exit =
        new CommandLine(new BenchCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(out))
            .execute(
                "--grow=500,600",
                "--rounds=1",
                "--seconds=0.02",
                "--out=" + tables,
                "--plot=" + plot);

    assertThat(exit).as(out.toString()).isZero();
    assertThat(Files.readString(tables))
        .contains("| single-statement POST, 32 connections | ≥ 0.6 |")
        .contains("| POST of 50, 8 connections | ≥ 0.5 |")
        .contains("| start to the first answer, after SIGKILL | ≤ 3 s |")
        .contains("| at 500 | at 600 | last / first |")
        .contains("`./trailmark bench --grow=500,600 --rounds=1 --seconds=0.02`")
        .doesNotContain(folder.toString());
    assertThat(Files.readString(plot)).startsWith("<svg ").endsWith("</svg>\n");
  }

  @Test
  void aServerThatCannotBeReached_isSaid(@TempDir Path folder) {
    StringWriter out = new StringWriter();

    int exit =
        new CommandLine(new BenchCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(out))
            .execute("--endpoint=http://127.0.0.1:1/xapi", "--key=k", "--secret=s");

    assertThat(exit).isEqualTo(1);
    assertThat(out.toString()).contains("trailmark bench: the load on").contains("broke off");
  }
}
