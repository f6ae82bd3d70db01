package org.trailmark.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.trailmark.bench.load.LoadFailure;

/** A Java program in a process of its own, which ends with this one at the latest. */
public final class Child implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;

  private final Process process;
  private final BufferedReader out;
  private final PrintWriter in;
  private final Path errors;
  private final Thread endsWithUs;

  Child(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.in = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    this.endsWithUs = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(endsWithUs);
  }

  /** Sends a line to its standard input. */
  public void tell(String line) {
    in.println(line);
  }

  /**
   * Reads its standard output up to a line; gives all that was read.
   *
   * @throws LoadFailure with what it wrote to standard error, if it ends before
   */
  public List<String> readUntil(Predicate<String> last) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      lines.add(line);
      if (last.test(line)) {
        return lines;
      }
    }
    throw new LoadFailure("a program ended too early: " + Files.readString(errors));
  }

  public long pid() {
    return process.pid();
  }

  /** Processor time that it has used; nought where the system does not tell. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** SIGTERM; returns when it has ended. */
  public void stop() throws InterruptedException {
    process.destroy();
    awaitEnd();
  }

  /** SIGKILL; returns when it has ended. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitEnd();
  }

  private void awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new LoadFailure("a program did not end in " + PATIENCE_SECONDS + " s");
    }
    close();
  }

  /** SIGKILL where it still runs; returns when it has ended. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    try {
      Runtime.getRuntime().removeShutdownHook(endsWithUs);
    } catch (IllegalStateException e) {
      return; // we are ending, and the hook runs anyway
    }
  }
}
