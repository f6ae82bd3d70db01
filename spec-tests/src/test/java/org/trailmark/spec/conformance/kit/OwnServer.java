package org.trailmark.spec.conformance.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.trailmark.server.app.TrailmarkServer;
import org.trailmark.server.config.ServerConfig;

/** A Trailmark with SQLite in an empty folder, for as long as this virtual machine runs. */
final class OwnServer {
  static final String KEY = "conformance";
  static final String SECRET = "conformance-secret";

  private final TrailmarkServer server;

  private OwnServer(TrailmarkServer server) {
    this.server = server;
  }

  static OwnServer start() {
    try {
      Path folder = Files.createTempDirectory("trailmark-conformance");
      TrailmarkServer server =
          TrailmarkServer.start(
              ServerConfig.of(
                  folder,
                  Map.of(
                      "http.port",
                      "0",
                      "admin.key",
                      KEY,
                      "admin.secret",
                      SECRET,
                      "http.workers",
                      "4")),
              InstantSource.system());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
      return new OwnServer(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI endpoint() {
    return server.baseUri().resolve("xapi/");
  }

  private static void stop(TrailmarkServer server, Path folder) {
    server.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
