package org.trailmark.server.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.trailmark.lrs.plugin.Api;
import org.trailmark.server.plugins.JarReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trailmark plugin check}. */
@Command(
    name = "check",
    description = {
      "Says what a jar offers, needs and lacks.",
      "It is loaded as a server would load it, and nothing of it is started. Ends with 0 where it"
          + " would run, and with 1 where it would not."
    },
    mixinStandardHelpOptions = true)
final class PluginCheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "JAR", description = "The jar.")
  private Path jar = Path.of("");

  @SuppressWarnings("UnusedVariable") // its option acts when it is read
  @Mixin
  private LogOption logging = new LogOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    JarReport report = JarReport.of(jar);
    PrintWriter out = spec.commandLine().getOut();
    out.println(jar.getFileName());
    tell(out, report);
    out.println(report.isGood() ? "It would run here." : "It would not run here.");
    out.flush();
    return report.isGood() ? 0 : 1;
  }

  private static void tell(PrintWriter out, JarReport report) {
    report.plugins().forEach(name -> line(out, "plugin", name));
    report
        .paths()
        .forEach(
            path ->
                line(
                    out,
                    "serves",
                    "/admin/api/"
                        + (report.plugins().size() == 1 ? report.plugins().get(0) : "NAME")
                        + "/"
                        + path.replaceFirst("^/", "")));
    report.extensions().forEach((type, names) -> line(out, "adds", type + ": " + names));
    line(
        out,
        "needs",
        report.api() == null
            ? "some plugin API; this is %s. Write %s: %s into its manifest."
                .formatted(JarReport.ourApi(), Api.ATTRIBUTE, JarReport.ourApi())
            : "plugin API %s; this is %s".formatted(report.api(), JarReport.ourApi()));
    if (!report.refusal().isEmpty()) {
      line(out, "refused", report.refusal());
    }
    classes(out, "lacks", report.lacks());
    classes(out, "may lack", report.mayLack());
  }

  private static void classes(PrintWriter out, String how, Map<String, String> lacked) {
    lacked.forEach((name, by) -> line(out, how, name + ", to which " + by + " refers"));
  }

  private static void line(PrintWriter out, String what, String text) {
    out.printf("  %-9s %s%n", what, text);
  }
}
