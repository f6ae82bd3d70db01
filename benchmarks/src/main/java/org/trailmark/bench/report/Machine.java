package org.trailmark.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** On what a run was made. */
public final class Machine {
  private Machine() {}

  /**
   * Processor, memory, file system, system and Java in one line, and how busy the machine is
   * already: figures of a machine that does something else beside are worth little.
   *
   * @param folder on the file system that is meant
   */
  public static String describe(Path folder) throws IOException {
    return String.format(
        Locale.ROOT,
        "%s, %d cores; %s memory; %s; %s %s; Java %s (%s); load average %.1f before",
        line("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        line("/proc/meminfo", "MemTotal").map(Machine::gigabytes).orElse("unknown"),
        Files.getFileStore(folder).type(),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("java.version"),
        System.getProperty("java.vm.name"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** Of a line like {@code 24683656 kB}. */
  private static String gigabytes(String line) {
    return Math.round(Long.parseLong(line.replaceAll("\\D", "")) / 1048576.0) + " GB";
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
