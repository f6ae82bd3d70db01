package org.trailmark.bench;

import java.util.Arrays;
import picocli.CommandLine;

/** The table, or JMH with its own arguments when the first word is {@code jmh}. */
public final class Main {
  private Main() {}

  /** Ends with 0 when everything was measured, 1 when something failed, 2 when not understood. */
  public static void main(String... arguments) throws Exception {
    if (arguments.length > 0 && arguments[0].equals("jmh")) {
      org.openjdk.jmh.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
      return;
    }
    System.exit(new CommandLine(new BenchCommand()).execute(arguments));
  }
}
