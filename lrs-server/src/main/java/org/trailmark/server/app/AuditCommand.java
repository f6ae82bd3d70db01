package org.trailmark.server.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.OfflineAudit;
import org.trailmark.lrs.store.AuditChain;
import org.trailmark.lrs.store.AuditEntry;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code trailmark audit}. */
@Command(
    name = "audit",
    description = "Checks the log of what admins did.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = AuditCommand.Verify.class)
final class AuditCommand {
  /** {@code trailmark audit verify}. */
  @Command(
      name = "verify",
      description = {
        "Verifies the chain of hashes, and names the first entry that does not hold.",
        "Asks a running server, or reads a data folder, a backup or a database by itself."
      },
      mixinStandardHelpOptions = true)
  static final class Verify implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();

    @ArgGroup private @Nullable Place place;

    @Mixin private ServerOptions server = new ServerOptions();

    @Option(
        names = "--head",
        paramLabel = "SEQ:HASH",
        description =
            "What an earlier verification ended with: the log must still have that entry.")
    private @Nullable String head;

    @Spec private CommandSpec spec = CommandSpec.create();

    /** Where the log lies, unless a server is asked. */
    static final class Place {
      @Option(
          names = "--data",
          paramLabel = "DIR",
          description = "A data folder, in use or not, or a backup.")
      private @Nullable Path data;

      @Option(
          names = "--database",
          paramLabel = "URL",
          description = "A PostgreSQL database, as for serve.")
      private @Nullable String database;
    }

    @Override
    public Integer call() {
      AuditChain.Report report = verify(kept());
      PrintWriter out = spec.commandLine().getOut();
      AuditChain.Break broken = report.broken();
      if (broken != null) {
        spec.commandLine()
            .getErr()
            .printf("The audit log is broken at entry %d: %s.%n", broken.seq(), broken.why());
        return 1;
      }
      out.printf("The audit log holds: %d entries.%n", report.head().seq());
      if (report.forgotten() > 0) {
        out.printf(
            "The details of %d are gone: they named somebody who was erased.%n",
            report.forgotten());
      }
      out.printf("head %d:%s%n", report.head().seq(), report.head().hash());
      return 0;
    }

    private AuditChain.Report verify(AuditChain.@Nullable Link kept) {
      if (place == null) {
        return AuditChain.verify(new OverRest(new AdminClient(server))::readAfter, kept);
      }
      try (OfflineAudit audit = open(place)) {
        return AuditChain.verify(audit::readAfter, kept);
      }
    }

    private static OfflineAudit open(Place place) {
      return place.database == null
          ? OfflineAudit.ofFolder(place.data == null ? Path.of("data") : place.data)
          : OfflineAudit.ofDatabase(place.database);
    }

    private AuditChain.@Nullable Link kept() {
      if (head == null) {
        return null;
      }
      if (!head.matches("\\d{1,18}:[0-9a-f]{64}")) {
        throw new ParameterException(
            spec.commandLine(), "--head is what verify printed: a number, a colon, 64 digits.");
      }
      int colon = head.indexOf(':');
      return new AuditChain.Link(
          Long.parseLong(head.substring(0, colon)), head.substring(colon + 1));
    }

    /** Entries by way of a running server; each is hashed here. */
    private record OverRest(AdminClient client) {
      List<AuditEntry> readAfter(long seq, int max) {
        JsonNode page = client.get("audit/entries?after=" + seq + "&limit=" + max);
        return JSON.convertValue(page.path("entries"), new TypeReference<List<AuditEntry>>() {});
      }
    }
  }
}
