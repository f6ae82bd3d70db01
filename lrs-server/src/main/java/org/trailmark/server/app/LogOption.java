package org.trailmark.server.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** {@code --verbose}, for commands that log. */
final class LogOption {

  @Option(names = "--verbose", description = "Logs what goes on in detail.")
  void verbose(boolean verbose) {
    if (verbose && LoggerFactory.getLogger("org.trailmark") instanceof Logger logger) {
      logger.setLevel(Level.DEBUG);
    }
  }
}
