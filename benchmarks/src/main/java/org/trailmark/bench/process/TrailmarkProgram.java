package org.trailmark.bench.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.trailmark.bench.load.Endpoint;
import org.trailmark.bench.load.LoadFailure;
import org.trailmark.bench.load.OneRequest;

/**
 * {@code trailmark serve} over a folder of its own, started, stopped and killed again and again.
 */
public final class TrailmarkProgram implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  /** It is idle when it uses less than a tenth of a processor. */
  private static final int IDLE = 10;

  private final Java java;
  private final Path jar;
  private final Path folder;
  private @Nullable Child child;
  private @Nullable String key;
  private @Nullable String secret;
  private @Nullable Endpoint endpoint;
  private int starts;
  private long peakMemory;

  /**
   * @param java how it is started
   * @param jar the program
   * @param folder that holds its data folder and its log
   */
  public TrailmarkProgram(Java java, Path jar, Path folder) {
    if (!Files.isRegularFile(jar)) {
      throw new LoadFailure(
          "there is no " + jar.getFileName() + "; `mvn package -pl lrs-server -am` makes it");
    }
    this.java = java;
    this.jar = jar;
    this.folder = folder;
  }

  /** Starts it; gives the time from there to the first good answer to a query. */
  public Duration start() throws IOException {
    long begin = System.nanoTime();
    List<String> arguments = new ArrayList<>();
    arguments.add("-Xlog:gc:file=" + folder.resolve("gc-" + ++starts + ".log"));
    archive().ifPresent(archive -> arguments.add("-XX:SharedArchiveFile=" + archive));
    arguments.addAll(List.of("-jar", jar.toString(), "serve", "--port", "0"));
    arguments.addAll(List.of("--data", data().toString()));
    Child started = java.start(arguments, folder.resolve("server.log"));
    child = started;
    List<String> lines = started.readUntil(line -> line.strip().startsWith("xAPI "));
    for (String line : lines) {
      String[] words = line.strip().split(" +", 2);
      switch (words[0]) {
        case "key" -> key = words[1];
        case "secret" -> secret = words[1];
        case "xAPI" -> endpoint = endpoint(URI.create(words[1]));
        default -> {}
      }
    }
    awaitAnswer();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** The archive of classes that {@code ./trailmark} has made for this jar, and starts it with. */
  private Optional<Path> archive() {
    String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    Path archive = jar.resolveSibling(name + "-" + System.getProperty("java.version") + ".jsa");
    return Optional.of(archive).filter(file -> file.toFile().length() > 0);
  }

  private Endpoint endpoint(URI uri) {
    if (key == null || secret == null) {
      throw new LoadFailure("the first start has shown no credential");
    }
    return Endpoint.of(uri, key, secret);
  }

  private void awaitAnswer() {
    long deadline = System.nanoTime() + Duration.ofMinutes(10).toNanos();
    while (OneRequest.get(endpoint(), "/statements?limit=1").status() != 200) {
      if (System.nanoTime() > deadline) {
        throw new LoadFailure("the server did not answer a query in ten minutes");
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /**
   * Waits until it has worked off what it has put off, such as handing statements to plugins: until
   * it uses next to no processor time, or for a minute. Says how long that took.
   */
  public Duration awaitIdle() {
    long begin = System.nanoTime();
    Duration before = requireChild().processorTime();
    while (System.nanoTime() - begin < LONGEST_WAIT.toNanos()) {
      LockSupport.parkNanos(LOOK.toNanos());
      Duration now = requireChild().processorTime();
      if (now.minus(before).multipliedBy(IDLE).compareTo(LOOK) < 0) {
        break;
      }
      before = now;
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private Child requireChild() {
    if (child == null) {
      throw new IllegalStateException("not started");
    }
    return child;
  }

  /** Where it is now; another port after each start. */
  public Endpoint endpoint() {
    if (endpoint == null) {
      throw new IllegalStateException("not started");
    }
    return endpoint;
  }

  /** How it is started. */
  public Java java() {
    return java;
  }

  /** Its data folder. */
  public Path data() {
    return folder.resolve("data");
  }

  /** The most memory that it has held in any run up to now, in bytes; empty outside of Linux. */
  public OptionalLong peakMemory() throws IOException {
    if (child != null) {
      peakMemory = Math.max(peakMemory, PeakMemory.of(child.pid()).orElse(0));
    }
    return peakMemory == 0 ? OptionalLong.empty() : OptionalLong.of(peakMemory);
  }

  /** The most of the heap that was left after a collection in any run, in bytes. */
  public OptionalLong mostHeapLeft() throws IOException {
    long most = 0;
    for (int i = 1; i <= starts; i++) {
      most = Math.max(most, HeapLog.mostLeft(folder.resolve("gc-" + i + ".log")).orElse(0));
    }
    return most == 0 ? OptionalLong.empty() : OptionalLong.of(most);
  }

  /** SIGTERM. */
  public void stop() throws IOException, InterruptedException {
    peakMemory();
    if (child != null) {
      child.stop();
      child = null;
    }
  }

  /** SIGKILL. */
  public void kill() throws IOException, InterruptedException {
    peakMemory();
    if (child != null) {
      child.kill();
      child = null;
    }
  }

  @Override
  public void close() {
    if (child != null) {
      child.close();
    }
  }
}
