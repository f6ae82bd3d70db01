package org.trailmark.server.app;

import java.io.Console;
import java.io.PrintWriter;
import org.trailmark.server.importer.Progress;

/** Shows how far an import is: a bar on a terminal, else a line for each tenth. */
final class ProgressLine implements Progress {
  private static final int WIDTH = 40;

  private final PrintWriter out;
  private final boolean terminal;
  private int shown = -1;

  ProgressLine(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Whether somebody looks on: from Java 22 on, having a console does not say that any more. */
  @SuppressWarnings("SystemConsoleNull")
  static boolean onTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true; // before Java 22
    }
  }

  @Override
  public void at(long bytes, long total, long statements) {
    int steps = terminal ? WIDTH : 10;
    int step = total == 0 ? steps : (int) (bytes * steps / total);
    if (terminal) {
      out.printf(
          "\r  [%s%s] %,d statements",
          "=".repeat(step), " ".repeat(Math.max(0, steps - step)), statements);
    } else if (step > shown) {
      out.printf("%d %%, %,d statements%n", step * 10, statements);
    }
    shown = step;
    out.flush();
  }

  /** Leaves the bar behind. */
  void end() {
    if (terminal && shown >= 0) {
      out.println();
      out.flush();
    }
  }
}
