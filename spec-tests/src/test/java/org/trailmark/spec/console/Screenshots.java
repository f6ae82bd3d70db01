package org.trailmark.spec.console;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.spec.demo.DemoRun;

/** Takes the pictures of docs/screenshots. No test: CONTRIBUTING.md says how it is run. */
class Screenshots {
  private static final Path FOLDER = Path.of("..", "docs", "screenshots");

  @Test
  void take(@TempDir Path data) throws IOException {
    DemoRun.command(data, "--learners", "60", "--days", "60", "--seed", "42");
    try (Chromium chromium = Chromium.start();
        DemoRun demo = DemoRun.open(data)) {
      Map<String, Visitor.Window> windows =
          Map.of(
              "light", Visitor.Window.DESK,
              "dark", Visitor.Window.NIGHT,
              "phone", Visitor.Window.PHONE);
      windows.forEach((name, window) -> take(chromium, demo, name, window));
    }
  }

  private static void take(Chromium chromium, DemoRun demo, String name, Visitor.Window window) {
    try (Visitor ann = new Visitor(Visitor.profile(chromium.browser(), window), demo).signIn()) {
      for (ConsolePages each : ConsolePages.values()) {
        ann.open(each.hash(demo));
        each.await(ann.page());
        ann.page()
            .screenshot(
                new Page.ScreenshotOptions()
                    .setPath(FOLDER.resolve(each.file() + "-" + name + ".png")));
      }
    }
  }
}
