package org.trailmark.server.app;

import java.time.Clock;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.server.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
    name = "trailmark",
    description = "A Learning Record Store that knows where each learner is on her way.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ServeCommand.class,
      ConfigCommand.class,
      ImportCommand.class,
      CredentialCommand.class,
      UserCommand.class,
      AuditCommand.class,
      ReceiptCommand.class,
      RetentionCommand.class,
      BackupCommand.class,
      CheckCommand.class,
      RestoreCommand.class,
      BundleCommand.class,
      JourneyCommand.class,
      RehearseCommand.class,
      PluginCommand.class,
      VersionCommand.class
    })
public final class Main {
  private Main() {}

  /** Runs a command and ends with its exit code. */
  public static void main(String[] arguments) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.exit(run(arguments));
  }

  /** Runs a command; gives its exit code: 0 done, 1 not done, 2 not understood. */
  static int run(String... arguments) {
    return line().execute(arguments);
  }

  /** All commands. */
  static CommandLine line() {
    return new CommandLine(new Main())
        .addSubcommand(new DemoCommand(InProcessServer::start, System.out, Clock.systemUTC()))
        .setExecutionExceptionHandler(Main::failed);
  }

  private static int failed(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) throws Exception {
    if (failure instanceof LrsException problem) {
      command.getErr().println("trailmark: " + problem.getMessage());
      return 1;
    }
    throw failure;
  }
}
