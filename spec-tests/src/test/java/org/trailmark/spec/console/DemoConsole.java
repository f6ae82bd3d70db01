package org.trailmark.spec.console;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.trailmark.spec.demo.DemoRun;
import org.trailmark.spec.storage.ScratchFolder;

/** One browser, and one server with the demo's data, for all tests of the console. */
final class DemoConsole implements BeforeAllCallback, ParameterResolver {
  private static final Namespace HERE = Namespace.create(DemoConsole.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    shared(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Shared.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return shared(context);
  }

  private static Shared shared(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent(Shared.class, type -> Shared.start(), Shared.class);
  }

  /**
   * What is shared; closed after the last test.
   *
   * @param profiles of the browser, by how somebody looks at it: the console's modules are read
   *     from its cache after the first time
   */
  record Shared(
      Chromium chromium,
      DemoRun demo,
      Path folder,
      ScratchFolder scratch,
      Map<Visitor.Window, BrowserContext> profiles)
      implements AutoCloseable {
    static Shared start() {
      Chromium chromium = Chromium.start();
      try {
        ScratchFolder scratch = new ScratchFolder();
        Path folder = scratch.make();
        DemoRun.command(folder, "--learners", "15", "--days", "21", "--seed", "5");
        Troubles.in(folder);
        return new Shared(chromium, DemoRun.open(folder), folder, scratch, new HashMap<>());
      } catch (IOException | SQLException e) {
        chromium.close();
        throw new IllegalStateException(e);
      }
    }

    Visitor visitor(Visitor.Window window) {
      return new Visitor(
          profiles.computeIfAbsent(window, each -> Visitor.profile(chromium.browser(), each)),
          demo);
    }

    @Override
    public void close() {
      demo.close();
      chromium.close();
      scratch.remove();
    }
  }
}
