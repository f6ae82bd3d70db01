package org.trailmark.server.app;

import java.time.Clock;
import java.util.List;
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
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  private static final List<Class<?>> COMMANDS =
      List.of(
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
          VersionCommand.class,
          DemoCommand.class);

  private Main() {}

  /** Runs a command and ends with its exit code. */
  public static void main(String[] arguments) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.exit(run(arguments));
  }

  /** Runs a command; gives its exit code: 0 done, 1 not done, 2 not understood. */
  static int run(String... arguments) {
    return line(arguments).execute(arguments);
  }

  /** All commands. */
  static CommandLine line() {
    return line(COMMANDS);
  }

  /**
   * The command that is asked for, or all of them where it is not plain which: to look through all
   * would take a quarter of a server's start.
   */
  private static CommandLine line(String... arguments) {
    List<Class<?>> asked =
        COMMANDS.stream()
            .filter(command -> arguments.length > 0 && name(command).equals(arguments[0]))
            .toList();
    return line(asked.isEmpty() ? COMMANDS : asked);
  }

  private static CommandLine line(List<Class<?>> commands) {
    CommandLine line = new CommandLine(new Main());
    for (Class<?> command : commands) {
      line.addSubcommand(
          command == DemoCommand.class
              ? new DemoCommand(InProcessServer::start, System.out, Clock.systemUTC())
              : command);
    }
    return line.setExecutionExceptionHandler(Main::failed);
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
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
