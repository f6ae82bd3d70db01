package org.trailmark.server.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** {@code trailmark demo}: a server with simulated learners in it, to look at. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a server with simulated learners in it.",
      "In a folder of its own, with three journeys: the learners live their last months, and their"
          + " statements come in through the real interface, late, twice, under two names or taken"
          + " back, as in real life. Needs no network.",
      "A second start on the same folder shows what is there and serves it; one that was"
          + " interrupted goes on where it stopped."
    })
public final class DemoCommand implements Callable<Integer> {
  private final DemoServer.Launcher launcher;
  private final PrintStream out;
  private final InstantSource real;

  @Option(names = "--learners", paramLabel = "N", description = "How many. Default: 300.")
  private @Nullable Integer learners;

  @Option(names = "--days", paramLabel = "N", description = "How many, until now. Default: 90.")
  private @Nullable Integer days;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed gives the same learners. Default: 42.")
  private @Nullable Long seed;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Where to listen; 0: any free port. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data/demo",
      description = "The demo's own folder. Default: ${DEFAULT-VALUE}.")
  private Path data = Path.of("data/demo");

  @Option(names = "--exit", description = "Ends when everything is shown; else serves on.")
  private boolean exit;

  /**
   * @param launcher starts the server
   * @param out where everything is printed
   * @param real the clock at whose time the simulated days end, and that the server then follows
   */
  public DemoCommand(DemoServer.Launcher launcher, PrintStream out, InstantSource real) {
    this.launcher = launcher;
    this.out = out;
    this.real = real;
  }

  /**
   * @throws LrsException if the folder or an option does not fit, saying what would
   */
  @Override
  public Integer call() throws InterruptedException {
    DemoFolder folder = new DemoFolder(data);
    DemoPlan plan = folder.open(new DemoPlan.Wish(seed, learners, days), real.instant());
    SimulatedClock clock = new SimulatedClock(plan.clock(), real);
    if (plan.finished()) {
      clock.release();
    }
    try (DemoServer server = launcher.start(data, port, plan.key(), plan.secret(), clock)) {
      LrsClient client = new LrsClient(server.baseUri(), plan.key(), plan.secret());
      out.printf(
          "Trailmark demo: %d learners, %d days, seed %d, in %s%n%n",
          plan.learners(), plan.days(), plan.seed(), data);
      if (!plan.finished()) {
        ProgressBar progress = new ProgressBar(out, Ansi.AUTO.enabled());
        plan = new Loader(server, client, clock, folder, progress).load(plan);
      }
      new Report(client, out).print(server.baseUri(), plan);
      if (exit) {
        out.println(
            "The server ends now; the same command without --exit serves this folder again.");
      } else {
        serve(server);
      }
    }
    return 0;
  }

  private void serve(DemoServer server) throws InterruptedException {
    out.println("Serving. Ctrl-C ends it; the same command goes on with this folder.");
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "demo-shutdown"));
    new CountDownLatch(1).await();
  }
}
