package org.trailmark.server.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.ParameterValues;
import org.trailmark.server.privacy.VerifiedReceipt;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trailmark receipt}. */
@Command(
    name = "receipt",
    description = "Checks receipts of erasures.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = ReceiptCommand.Verify.class)
final class ReceiptCommand {
  /** {@code trailmark receipt verify}. */
  @Command(
      name = "verify",
      description = {
        "Verifies a receipt with the public keys, and shows what was signed.",
        "Asks no server. Ends with 0 where it holds, and with 1 where it does not."
      },
      mixinStandardHelpOptions = true)
  static final class Verify implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The receipt: the text of \"receipt\".")
    private Path receipt = Path.of("");

    @Option(
        names = "--keys",
        paramLabel = "FILE",
        required = true,
        description = "What /admin/api/privacy/receipt-keys answers with.")
    private Path keys = Path.of("");

    @ArgGroup(exclusive = false)
    private @Nullable Person person;

    @Spec private CommandSpec spec = CommandSpec.create();

    /** Whom the receipt should be about. */
    static final class Person {
      @Option(
          names = "--salt",
          paramLabel = "HEX",
          required = true,
          description = "What was given out when the erasure began.")
      private String salt = "";

      @Option(
          names = "--agent",
          paramLabel = "JSON",
          required = true,
          description =
              "An agent of the person, and the SHA-1 of each address; once for each of them.")
      private List<String> agents = List.of();
    }

    @Override
    public Integer call() {
      VerifiedReceipt verified = VerifiedReceipt.of(read(receipt), read(keys));
      PrintWriter out = spec.commandLine().getOut();
      out.println(verified.text());
      out.printf("The receipt holds: key %s has signed it.%n", verified.kid());
      return person == null || isAbout(verified, person, out) ? 0 : 1;
    }

    private boolean isAbout(VerifiedReceipt verified, Person whom, PrintWriter out) {
      if (!whom.salt.matches("([0-9a-fA-F]{2})+")) {
        throw new ParameterException(spec.commandLine(), "--salt is hexadecimal.");
      }
      List<Ifi> agents =
          whom.agents.stream()
              .map(agent -> Ifi.ofKey(ParameterValues.agentOnly("agent", agent).key()))
              .toList();
      boolean about = verified.isAbout(whom.salt, agents);
      out.println(
          about
              ? "It is about these agents."
              : "It is not about these agents: all that she was are needed, and no others.");
      return about;
    }

    private static String read(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new LrsException(ProblemCode.NOT_FOUND, file + " cannot be read: " + e, e);
      }
    }
  }
}
