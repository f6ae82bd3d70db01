package org.trailmark.server.app;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.server.config.ServerConfig;
import org.trailmark.server.config.SettingsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trailmark serve}. */
@Command(
    name = "serve",
    description = {
      "Starts the server.",
      "The first start makes an admin credential and shows it once. Set TRAILMARK_ADMIN_KEY and"
          + " TRAILMARK_ADMIN_SECRET to choose it yourself, or to get in again.",
      "Settings in the configuration file have the names of the options (database, host, port,"
          + " basePath),"
          + " and: authorityHomePage, maxBodyBytes, maxAttachmentBytes,"
          + " maxMultipartBytes, maxPage, workers, corsOrigins, answerVersion, pluginsDir,"
          + " pluginCallLimit, pluginAllocationLimit, plugin.NAME.*."
    },
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private static final Logger log = LoggerFactory.getLogger(ServeCommand.class);

  @Option(names = "--port", paramLabel = "N", description = "The port to listen on (8080).")
  private @Nullable Integer port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen on (127.0.0.1; 0.0.0.0 for every one).")
  private @Nullable String host;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where everything is kept (./data); made when it is missing.")
  private Path data = Path.of("data");

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = {
        "Keeps everything in a PostgreSQL database instead, which several nodes may share:",
        "jdbc:postgresql://HOST/NAME?user=NAME. A password is better given in the configuration"
            + " file, or in TRAILMARK_DATABASE of the environment, which nobody else can read."
      })
  private @Nullable String database;

  @Option(
      names = "--base-path",
      paramLabel = "PATH",
      description = "What a proxy puts in front of every path and takes away again, like /lrs.")
  private @Nullable String basePath;

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "Where jars of plugins lie (DIR/plugins of the data).")
  private @Nullable Path plugins;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A properties file of settings (DIR/trailmark.properties when it is there).")
  private @Nullable Path configFile;

  @SuppressWarnings("UnusedVariable") // its option acts when it is read
  @Mixin
  private LogOption logging = new LogOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    ServerConfig config = ServerConfig.of(data, settings());
    TrailmarkServer server = TrailmarkServer.start(config, Clock.systemUTC());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  log.info("Stopping");
                  server.close();
                  log.info("Stopped");
                  stopped.countDown();
                },
                "stop"));
    welcome(server, config);
    stopped.await();
    return 0;
  }

  private Map<String, String> settings() {
    Path usual = data.resolve("trailmark.properties");
    Map<String, String> settings = new LinkedHashMap<>();
    if (configFile != null) {
      settings.putAll(SettingsFile.read(configFile));
    } else if (Files.exists(usual)) {
      settings.putAll(SettingsFile.read(usual));
    }
    set(settings, "admin.key", System.getenv("TRAILMARK_ADMIN_KEY"));
    set(settings, "admin.secret", System.getenv("TRAILMARK_ADMIN_SECRET"));
    set(settings, "database", System.getenv("TRAILMARK_DATABASE"));
    set(settings, "database", database);
    set(settings, "port", port);
    set(settings, "host", host);
    set(settings, "basePath", basePath);
    set(settings, "pluginsDir", plugins);
    return settings;
  }

  private static void set(Map<String, String> settings, String name, @Nullable Object value) {
    if (value != null && !value.toString().isBlank()) {
      settings.put(name, value.toString());
    }
  }

  private void welcome(TrailmarkServer server, ServerConfig config) {
    PrintWriter out = spec.commandLine().getOut();
    server
        .madeCredentials()
        .ifPresent(
            made -> {
              out.println();
              out.println("  An admin credential was made. It is shown this once; keep it:");
              out.println("    key     " + made.key());
              out.println("    secret  " + made.secret());
            });
    out.println();
    out.println("  Trailmark " + Version.current() + " is ready.");
    out.println("    xAPI     " + server.baseUri() + "xapi");
    out.println("    console  " + server.baseUri() + "console/");
    if (config.database() != null) {
      out.println("    database " + config.database());
    }
    out.println("    data     " + data.toAbsolutePath().normalize());
    out.println();
    out.flush();
  }
}
