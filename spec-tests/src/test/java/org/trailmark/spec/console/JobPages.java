package org.trailmark.spec.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do with jobs at the console: all statements go out, and in again. */
abstract class JobPages {
  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

  private static DemoConsole.Shared shared;

  @BeforeAll
  static void start(DemoConsole.Shared given) {
    shared = given;
  }

  @Test
  void fileOnTheServer_isImportedFromThere() throws IOException {
    Path imports = Files.createDirectories(shared.folder().resolve("imports"));
    Files.writeString(imports.resolve("lying.json"), "[]");
    try (Visitor ann = shared.visitor(Visitor.Window.DESK).signIn()) {
      ann.open("#/jobs");
      Locator file = ann.page().locator("tr", new Page.LocatorOptions().setHasText("lying.json"));

      file.first().locator("button").click();

      assertThat(file.last()).containsText("done", SOON);
      Accessibility.check(ann.page(), "the folder of imports");
    }
  }

  @Test
  void readingOfHistory_isCancelled_andTheJourneyIsGone() throws Exception {
    try (Troubles.HeldHistory held = Troubles.holdHistory(shared.folder());
        Visitor ann = shared.visitor(Visitor.Window.DESK).signIn()) {
      shared.demo().publish("taken-back");
      ann.open("#/jobs");
      Locator job = ann.page().locator("tr", new Page.LocatorOptions().setHasText("taken-back 1"));

      job.getByText("Cancel").click();
      assertThat(ann.page().locator("dialog")).containsText("Nothing of it is left");
      ann.page().locator("dialog .danger").click();

      assertThat(job).hasCount(0);
      held.letGo();
    }
    assertThat(shared.demo().journeyApi("journeys").toString()).doesNotContain("taken-back");
  }

  @Test
  void allStatements_areExported_andThereAlready_whenTheyAreImported(@TempDir Path folder)
      throws IOException {
    try (Visitor ann = shared.visitor(Visitor.Window.DESK).signIn()) {
      ann.open("#/jobs");
      ann.button("Export everything").click();
      Locator jobs = ann.page().locator("#main .card").last().locator("tbody tr");
      assertThat(jobs.first()).containsText("done", SOON);
      Download download = ann.page().waitForDownload(() -> ann.button("Download").first().click());
      Path file = folder.resolve("all.jsonl");
      download.saveAs(file);
      Files.writeString(file, Files.readString(file) + "{\"actor\": 1}\n");
      long statements;
      try (Stream<String> lines = Files.lines(file)) {
        statements = lines.count() - 1;
      }
      assertThat(statements).isGreaterThan(100);

      ann.page().locator("#import-files").setInputFiles(file);

      Locator imported = jobs.filter(new Locator.FilterOptions().setHasText("all.jsonl"));
      assertThat(imported)
          .containsText(
              "0 stored, %s there already, 1 refused"
                  .formatted(String.format(Locale.UK, "%,d", statements)),
              SOON);
      assertThat(imported).containsText("done", SOON);
      imported.locator("a").focus();
      ann.page().keyboard().press("Enter");
      assertThat(jobs.first()).containsText("all.jsonl line", SOON);
      Accessibility.check(ann.page(), "a job");
      ann.button("Remove").click();
      ann.page().locator("dialog .danger").click();
      assertThat(ann.page().locator("h1")).hasText("Jobs");
      assertThat(imported).hasCount(0);
    }
  }
}
