package org.trailmark.bench.table;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.trailmark.bench.limits.AppendLog;
import org.trailmark.bench.limits.NoOpServer;
import org.trailmark.bench.load.Endpoint;
import org.trailmark.bench.process.Child;
import org.trailmark.bench.process.Java;

/** The limits' programs, running. */
public final class Limits implements AutoCloseable {
  private final Child server;
  private final Child log;
  private final Endpoint noOp;

  private Limits(Child server, Child log, Endpoint noOp) {
    this.server = server;
    this.log = log;
    this.noOp = noOp;
  }

  /**
   * Starts them.
   *
   * @param java how they are started, as the LRS is
   * @param folder where the log is written
   */
  public static Limits start(Java java, Path folder) throws IOException {
    Path errors = folder.resolve("limits.log");
    Child server = java.start(NoOpServer.class, List.of(), errors);
    Child log = java.start(AppendLog.class, List.of(folder.toString()), errors);
    log.readUntil(line -> line.equals("ready"));
    List<String> lines = server.readUntil(line -> line.startsWith("ready "));
    URI uri = URI.create(lines.get(lines.size() - 1).substring("ready ".length()));
    return new Limits(server, log, Endpoint.of(uri, "nobody", "cares"));
  }

  /** Takes every POST of statements, and answers {@code /bytes/N} with N bytes. */
  Endpoint noOp() {
    return noOp;
  }

  /** Rows a second of bare durable appends. */
  double appendRate(Duration time) throws IOException {
    log.tell(String.valueOf(time.toMillis()));
    List<String> lines = log.readUntil(line -> line.startsWith("rows/s "));
    return Double.parseDouble(lines.get(lines.size() - 1).substring("rows/s ".length()));
  }

  @Override
  public void close() {
    server.close();
    log.close();
  }
}
