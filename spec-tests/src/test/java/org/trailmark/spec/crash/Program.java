package org.trailmark.spec.crash;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The real program in a process of its own. */
final class Program implements AutoCloseable {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** How Java runs what lives for seconds. */
  private static final List<String> FOR_SECONDS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final String KEY = "tester";

  /** As a machine makes it: a chosen one takes its time with each start and first request. */
  private static final String SECRET = "0123456789abcdef".repeat(4);

  private final Process process;
  private final URI uri;

  private Program(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /**
   * Starts it, and returns when it takes requests.
   *
   * @param javaOptions of its JVM
   */
  static Program start(Path dataDir, String... javaOptions) throws IOException {
    List<String> command =
        java(List.of(javaOptions), "serve", "--port", "0", "--data", dataDir.toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("TRAILMARK_ADMIN_KEY", KEY);
    builder.environment().put("TRAILMARK_ADMIN_SECRET", SECRET);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(dataDir.resolve("err.log").toFile()));
    Process process = builder.start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.strip().startsWith("xAPI")) {
        return new Program(process, URI.create(line.substring(line.indexOf("http")).strip()));
      }
    }
    throw new AssertionError("it did not start: " + Files.readString(dataDir.resolve("err.log")));
  }

  /**
   * Runs another command of it to its end, which must be a good one.
   *
   * @param folder where it may write down what it says
   * @return what it said
   */
  static String run(Path folder, String... arguments) throws IOException, InterruptedException {
    Ended ended = end(folder, arguments);
    assertThat(ended.code).as(ended.said).isZero();
    return ended.said;
  }

  /** The same of a command that must be refused. */
  static String refuse(Path folder, String... arguments) throws IOException, InterruptedException {
    Ended ended = end(folder, arguments);
    assertThat(ended.code).as(ended.said).isNotZero();
    return ended.said;
  }

  private record Ended(int code, String said) {}

  private static Ended end(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = java(List.of(), arguments);
    Path said = Files.createTempFile(folder, "said", ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("it ends by itself").isTrue();
      return new Ended(process.exitValue(), Files.readString(said));
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> java(List<String> options, String... arguments) throws IOException {
    Path jar = jar();
    List<String> command = new ArrayList<>();
    command.add(JAVA);
    command.addAll(FOR_SECONDS);
    command.add("-XX:SharedArchiveFile=" + rehearsed(jar));
    command.add("-Xlog:cds*=off"); // where there is none, starts take longer
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Reading and checking classes is half of a start, so it is done once, as ./trailmark does. */
  private static synchronized Path rehearsed(Path jar) throws IOException {
    String made = "trailmark-" + Files.getLastModifiedTime(jar).toMillis();
    Path archive = jar.resolveSibling(made + ".jsa");
    try (FileChannel lock = FileChannel.open(jar.resolveSibling(made + ".lock"), CREATE, WRITE);
        FileLock ours = lock.lock()) {
      assertThat(ours.isValid()).isTrue();
      if (!Files.exists(archive)) {
        rehearse(jar, archive);
      }
    }
    return archive;
  }

  private static void rehearse(Path jar, Path archive) throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(FOR_SECONDS);
    command.add("-XX:ArchiveClassesAtExit=" + archive);
    command.addAll(List.of("-jar", jar.toString(), "rehearse"));
    Process rehearsal =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    rehearsal.onExit().join();
    assertThat(rehearsal.exitValue()).as("`trailmark rehearse`").isZero();
  }

  private static Path jar() {
    Path jar = Path.of(Objects.requireNonNull(System.getProperty("trailmark.jar")));
    assertThat(jar).as("the program; `mvn package -pl lrs-server -am` makes it").exists();
    return jar;
  }

  HttpRequest.Builder request(String path) {
    byte[] credential = (KEY + ":" + SECRET).getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(uri.resolve(path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credential))
        .header("X-Experience-API-Version", "2.0.0")
        .header("Content-Type", "application/json");
  }

  /**
   * From now on it can make no file longer than this.
   *
   * @param bytes or {@code unlimited}
   */
  void limitFiles(String bytes) throws IOException, InterruptedException {
    Process limiting =
        new ProcessBuilder(
                "prlimit", "--pid", Long.toString(process.pid()), "--fsize=" + bytes + ":unlimited")
            .inheritIO()
            .start();
    assertThat(limiting.waitFor()).isZero();
  }

  /** SIGKILL: nothing of the program runs after this. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  /** SIGTERM: it may finish what it accepted. */
  void stop() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it stops by itself").isTrue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
