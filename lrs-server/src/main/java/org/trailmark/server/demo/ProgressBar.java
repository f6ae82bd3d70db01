package org.trailmark.server.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How far the loading is: one line that is drawn again in a terminal, a line for each tenth
 * elsewhere.
 */
final class ProgressBar {
  private static final int WIDTH = 30;

  private final PrintStream out;
  private final boolean terminal;
  private int drawn = -1;

  ProgressBar(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /**
   * Draws, when there is something new to see.
   *
   * @param share from 0 to 1
   * @param now simulated time
   * @param statements how many were sent
   */
  void show(double share, Instant now, int statements) {
    int steps = terminal ? 200 : 10;
    int step = (int) (share * steps);
    if (step == drawn) {
      return;
    }
    drawn = step;
    String line =
        String.format(
            Locale.ROOT,
            "%s %3d %%  %s  %,d statements",
            bar(share),
            Math.round(share * 100),
            now.atZone(Diary.ZONE).toLocalDate(),
            statements);
    if (terminal) {
      out.print("\r" + line);
      out.flush();
    } else {
      out.println(line);
    }
  }

  /** Ends the line. */
  void done(Duration took) {
    out.println((terminal ? "   " : "loaded in ") + took.toSeconds() + " s");
  }

  private static String bar(double share) {
    int full = (int) Math.round(share * WIDTH);
    return "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "]";
  }
}
