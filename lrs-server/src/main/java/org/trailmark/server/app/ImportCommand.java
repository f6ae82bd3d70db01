package org.trailmark.server.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.trailmark.lrs.xapi.XapiVersion;
import org.trailmark.server.importer.ImportManner;
import org.trailmark.server.importer.ImportReport;
import org.trailmark.server.importer.ImportStopped;
import org.trailmark.server.importer.LrsClient;
import org.trailmark.server.importer.StatementImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code trailmark import}. */
@Command(
    name = "import",
    description = {
      "Sends files of statements to a running server.",
      "A file holds one statement, an array of them, or one after another (JSON lines); packed with"
          + " gzip or not. Of a folder, every .json, .jsonl and .ndjson file is taken, with or"
          + " without .gz. What the server refuses is told, and the rest goes on. Statements that"
          + " have an id are stored once, however often they are imported."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every statement is stored, or was there already",
      "1:some were refused, or the import could not go on",
      "2:the command was not understood"
    })
final class ImportCommand implements Callable<Integer> {
  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders.")
  private List<Path> paths = List.of();

  @Option(
      names = "--xapi-version",
      paramLabel = "VERSION",
      converter = VersionConverter.class,
      description =
          "The version of statements that name none, 1.0.3 or 2.0.0 (2.0.0). Others are sent under"
              + " their own.")
  private XapiVersion unnamed = XapiVersion.V2_0_0;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    paths.stream()
        .filter(path -> !Files.isReadable(path))
        .forEach(
            path -> {
              throw new ParameterException(spec.commandLine(), "Cannot read " + path + ".");
            });
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    ProgressLine progress = new ProgressLine(err, ProgressLine.onTerminal());
    LrsClient lrs =
        new LrsClient(
            HttpClient.newHttpClient(), server.resolve("xapi/"), server.key(), server.secret());
    ImportReport report = new ImportReport();
    StatementImport statements =
        new StatementImport(lrs, ImportManner.usual(unnamed), report, progress);
    String stopped = "";
    try {
      statements.run(paths);
    } catch (ImportStopped e) {
      stopped = "The import stopped: " + e.getMessage();
    } catch (IOException | UncheckedIOException e) {
      stopped = "The import stopped: a file or folder cannot be read (" + e.getMessage() + ").";
    }
    progress.end();
    out.print(report);
    out.flush();
    if (!stopped.isEmpty()) {
      err.println(stopped);
      err.flush();
    }
    return stopped.isEmpty() && report.refused() == 0 ? 0 : 1;
  }

  /** As the version stands in headers. */
  static final class VersionConverter implements ITypeConverter<XapiVersion> {
    @Override
    public XapiVersion convert(String text) {
      for (XapiVersion version : XapiVersion.values()) {
        if (version.header().equals(text)) {
          return version;
        }
      }
      throw new TypeConversionException("it must be 1.0.3 or 2.0.0, not " + text);
    }
  }
}
