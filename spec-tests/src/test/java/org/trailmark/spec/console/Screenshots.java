package org.trailmark.spec.console;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Date;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.spec.demo.DemoRun;

/** Takes the pictures of docs/screenshots. No test: CONTRIBUTING.md says how it is run. */
class Screenshots {
  private static final String ALL_IS_THERE =
      """
      !document.querySelector('.loading')
        && (!document.querySelector('.timeline') || !!document.querySelector('.story li'))\
      """;
  private static final Set<ConsolePages> EVERY = EnumSet.allOf(ConsolePages.class);
  private static final Set<ConsolePages> ON_A_PHONE =
      EnumSet.of(
          ConsolePages.OVERVIEW,
          ConsolePages.STATEMENTS,
          ConsolePages.JOURNEY,
          ConsolePages.LEARNER,
          ConsolePages.ROSTER,
          ConsolePages.JOBS);
  private static final Path FOLDER = Path.of("..", "docs", "screenshots");

  @Test
  void take(@TempDir Path data) throws IOException, SQLException {
    DemoRun.command(data, "--learners", "60", "--days", "60", "--seed", "42");
    Troubles.in(data);
    Files.writeString(Files.createDirectories(data.resolve("imports")).resolve("2025.jsonl"), "{}");
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
      ann.page().clock().setFixedTime(Date.from(DemoRun.NOW)); // it is now when the demo ends
      for (ConsolePages each : window.equals(Visitor.Window.PHONE) ? ON_A_PHONE : EVERY) {
        ann.open(each.hash(demo));
        each.await(ann.page());
        ann.page().waitForCondition(() -> ann.page().evaluate(ALL_IS_THERE).equals(true));
        ann.page().locator(each.part()).first().evaluate("part => part.scrollIntoView()");
        ann.page()
            .screenshot(
                new Page.ScreenshotOptions()
                    .setPath(FOLDER.resolve(each.file() + "-" + name + ".png")));
      }
    }
  }
}
