package org.trailmark.server.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.bundle.Bundle;
import org.trailmark.lrs.bundle.BundleExport;
import org.trailmark.lrs.bundle.BundleImport;
import org.trailmark.lrs.bundle.BundleImport.PluginSchema;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.PostgresStorage;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.Storage;
import org.trailmark.server.config.DatabaseUrl;
import org.trailmark.server.identities.SameEmailPlugin;
import org.trailmark.server.plugins.JarSchemas;
import org.trailmark.server.privacy.RetentionPlugin;
import org.trailmark.server.records.RecordsPlugin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trailmark bundle}. */
@Command(
    name = "bundle",
    description = "Takes everything along: to another machine, another database, another LRS.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class BundleCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Where everything is kept. */
  static final class Place {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "The folder that everything is kept in (./data).")
    private Path data = Path.of("data");

    @Option(
        names = "--database",
        paramLabel = "URL",
        defaultValue = "${env:TRAILMARK_DATABASE}",
        description = "Or the PostgreSQL database, as for serve.")
    private @Nullable String database;

    private boolean isDatabase() {
      return database != null && !database.isBlank();
    }

    private Storage openDatabase() {
      return PostgresStorage.open(
          new DatabaseUrl(String.valueOf(database)).whole(), Clock.systemUTC());
    }
  }

  @Command(
      name = "export",
      description = {
        "Writes all that a store keeps into one file. Its server is stopped, or uses PostgreSQL.",
        "docs/bundle.md describes the file."
      },
      mixinStandardHelpOptions = true)
  void export(
      @Mixin Place place,
      @Parameters(paramLabel = "FILE", description = "A zip file, which is new.") Path file) {
    if (!place.isDatabase() && !Files.exists(place.data.resolve("lrs.db"))) {
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION,
          "There is no " + place.data.resolve("lrs.db") + ": nothing is kept in this folder.");
    }
    try (Storage storage =
        place.isDatabase()
            ? place.openDatabase()
            : SqliteStorage.open(place.data, Clock.systemUTC())) {
      Bundle.Manifest written =
          BundleExport.write(
              storage,
              file,
              Set.of(RecordsPlugin.NAME, RetentionPlugin.NAME),
              Version.current(),
              Instant.now());
      spec.commandLine()
          .getOut()
          .printf(
              "Wrote %s: %,d statements, and %,d entries in all.%n",
              file, storage.log().head(), written.entries().size());
    }
  }

  @Command(
      name = "import",
      description = {
        "Makes a store of such a file: an empty database, or a folder that is new.",
        "Every entry is checked before anything is written."
      },
      mixinStandardHelpOptions = true)
  void load(
      @Mixin Place place,
      @Mixin Plugins plugins,
      @Parameters(paramLabel = "FILE", description = "What export wrote.") Path file)
      throws IOException {
    if (place.isDatabase()) {
      try (Storage storage = place.openDatabase()) {
        tell(plugins.read(storage, file));
      }
      return;
    }
    if (Files.exists(place.data)) {
      throw new LrsException(
          ProblemCode.CONFLICT,
          place.data + " is there already, and nothing is overwritten. Name a folder that is new.");
    }
    // In its place when it is whole: what a failure leaves is no store.
    Path draft = place.data.resolveSibling(place.data.getFileName() + ".importing");
    if (Files.exists(draft)) {
      throw new LrsException(
          ProblemCode.CONFLICT, draft + " is left of an import that failed; delete it.");
    }
    BundleImport.Report report;
    try (Storage storage = SqliteStorage.open(draft, Clock.systemUTC())) {
      report = plugins.read(storage, file);
    }
    Files.move(draft, place.data, StandardCopyOption.ATOMIC_MOVE);
    tell(report);
  }

  /** Which plugins go on where they were. */
  static final class Plugins {
    @Option(
        names = "--plugins",
        paramLabel = "DIR",
        description = "A folder of jars: their plugins go on where they were, too.")
    private @Nullable Path jars;

    @Option(
        names = "--without",
        paramLabel = "NAME",
        description = "A plugin that begins at the beginning of the log. May be repeated.")
    private List<String> without = List.of();

    private BundleImport.Report read(Storage storage, Path file) {
      if (jars == null) {
        return BundleImport.read(storage, file, schemas(storage), Set.copyOf(without));
      }
      try (JarSchemas more = JarSchemas.of(jars)) {
        Map<String, PluginSchema> schemas = schemas(storage);
        more.all().forEach(schemas::putIfAbsent);
        return BundleImport.read(storage, file, schemas, Set.copyOf(without));
      }
    }

    /** Those that come with the program. */
    private static Map<String, PluginSchema> schemas(Storage storage) {
      ClassLoader own = BundleCommand.class.getClassLoader();
      Map<String, PluginSchema> schemas = new LinkedHashMap<>();
      for (LrsPlugin<?> plugin : ServiceLoader.load(LrsPlugin.class, own)) {
        schemas.put(plugin.name(), new PluginSchema(plugin.migrations(), own));
      }
      SameEmailPlugin sameEmail = new SameEmailPlugin(storage.identities());
      schemas.put(sameEmail.name(), new PluginSchema(sameEmail.migrations(), own));
      return schemas;
    }
  }

  private void tell(BundleImport.Report report) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "Imported %,d statements and %,d attachments; plugins that go on where they were: %s.%n",
        report.statements(), report.attachments(), report.plugins());
    if (!report.leftOut().isEmpty()) {
      out.printf("Left out: %s. They will begin at the beginning of the log.%n", report.leftOut());
    }
  }
}
