package org.trailmark.bench.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How programs are started, all in the same way: by the Java that runs here.
 *
 * @param heap the most that each may have, in MB
 */
public record Java(int heap) {
  /** The collector that {@code ./trailmark} starts the server with. */
  private static final String COLLECTOR = "-XX:+UseParallelGC";

  private static final Pattern A_COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC\\b");

  public Java {
    if (heap < 16) {
      throw new IllegalArgumentException("no program starts with a heap of " + heap + " MB");
    }
  }

  /**
   * Starts {@code java}.
   *
   * @param errors where standard error is appended to
   */
  Child start(List<String> arguments, Path errors) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(option());
    if (!A_COLLECTOR.matcher(Objects.toString(System.getenv("JAVA_TOOL_OPTIONS"))).find()) {
      command.add(COLLECTOR); // Java takes one, and the user's is the user's choice
    }
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
    return new Child(builder.start(), errors);
  }

  /** Starts a program of our own class path. */
  public Child start(Class<?> program, List<String> arguments, Path errors) throws IOException {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    all.addAll(arguments);
    return start(all, errors);
  }

  /** Like {@code -Xmx256m}. */
  public String option() {
    return "-Xmx" + heap + "m";
  }
}
