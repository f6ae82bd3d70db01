package org.trailmark.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** On what a run was made. */
public final class Machine {
  private Machine() {}

  /** Processor, memory, system and Java in one line. */
  public static String describe() {
    return "%s, %d cores; %s memory; %s %s; Java %s (%s)"
        .formatted(
            line("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")),
            Runtime.getRuntime().availableProcessors(),
            line("/proc/meminfo", "MemTotal").orElse("unknown"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.version"),
            System.getProperty("java.vm.name"));
  }

  private static Optional<String> line(String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of(file), StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // not on Linux
    }
  }
}
