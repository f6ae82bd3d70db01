package org.trailmark.server.app;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.server.config.ServerConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code trailmark serve}. */
@Command(
    name = "serve",
    description = {
      "Starts the server.",
      "The first start makes an admin credential and shows it once. Set TRAILMARK_ADMIN_KEY and"
          + " TRAILMARK_ADMIN_SECRET to choose it yourself, or to get in again.",
      "Everything else is set in DIR/trailmark.yaml of the data, by variables of the environment or"
          + " by --set: `trailmark config` shows what is in force, `trailmark config --table` what"
          + " may be set."
    },
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private static final Logger log = LoggerFactory.getLogger(ServeCommand.class);

  @Mixin private ConfigurationOptions options = new ConfigurationOptions();

  @SuppressWarnings("UnusedVariable") // its option acts when it is read
  @Mixin
  private LogOption logging = new LogOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    ServerConfig config = options.read().server();
    Logs.configure(config.log());
    TrailmarkServer server = TrailmarkServer.start(config);
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
    out.println("    data     " + config.dataDir().toAbsolutePath().normalize());
    out.println();
    out.flush();
  }
}
