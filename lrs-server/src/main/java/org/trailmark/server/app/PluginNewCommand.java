package org.trailmark.server.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.server.plugins.PluginNames;
import org.trailmark.server.template.NewProject;
import org.trailmark.server.template.Template;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trailmark plugin new}. */
@Command(
    name = "new",
    description = "Writes a project with a passing test, to begin a plugin or an extension with.",
    mixinStandardHelpOptions = true)
final class PluginNewCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "NAME",
      description = "What it is called: lower-case letters, digits and hyphens.")
  private String name = "";

  @ArgGroup private Kind kind = new Kind();

  @Option(
      names = "--package",
      paramLabel = "PACKAGE",
      description = "The package of its classes (default: org.example.NAME).")
  private @Nullable String javaPackage;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where to write it (default: NAME, in this folder).")
  private @Nullable Path folder;

  /** One of them, or none for a whole plugin. */
  static final class Kind {
    @Option(names = "--condition", description = "A condition for journeys (plugin:NAME).")
    private boolean condition;

    @Option(names = "--channel", description = "A channel for touchpoints (NAME:RECEIVER).")
    private boolean channel;

    Template template() {
      if (condition) {
        return Template.CONDITION;
      }
      return channel ? Template.CHANNEL : Template.PLUGIN;
    }
  }

  @Override
  public Integer call() throws IOException {
    NewProject project =
        javaPackage == null
            ? NewProject.of(kind.template(), name)
            : new NewProject(kind.template(), name, javaPackage);
    if (project.template() == Template.PLUGIN && PluginNames.isReserved(name)) {
      throw new LrsException(
          ProblemCode.INVALID_PARAMETER,
          "the server itself goes by the name " + name + ": take another one");
    }
    Path target = folder == null ? Path.of(name) : folder;
    project.writeTo(target);
    PrintWriter out = spec.commandLine().getOut();
    out.println("Wrote " + target + ". Next:");
    out.println("  cd " + target);
    out.println("  mvn verify");
    return 0;
  }
}
