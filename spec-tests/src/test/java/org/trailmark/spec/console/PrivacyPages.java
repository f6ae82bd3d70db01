package org.trailmark.spec.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is done at the console for somebody who asks about her data. */
abstract class PrivacyPages {
  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

  private static DemoConsole.Shared shared;

  @BeforeAll
  static void start(DemoConsole.Shared given) {
    shared = given;
  }

  @Test
  void person_isGivenEverything_held_letGo_andErased() throws IOException {
    know("fay@example.org", "Fay Forgotten");
    try (Visitor ann = shared.visitor(Visitor.Window.DESK).signIn()) {
      ann.open("#/learners?text=fay@example.org");
      ann.page().locator("#main tbody a").first().click();
      ann.page().locator("#tab-privacy").click();

      Download zip =
          ann.page().waitForDownload(() -> ann.button("Save everything as a ZIP").click());
      try (ZipFile files = new ZipFile(zip.path().toFile())) {
        assertThat(
                new String(
                    files.getInputStream(files.getEntry("statements.jsonl")).readAllBytes(), UTF_8))
            .contains("mailto:fay@example.org");
      }

      ann.button("Set a legal hold").click();
      ann.page().locator("#hold-reason").fill("case 7");
      ann.page().keyboard().press("Enter");
      Locator panel = ann.page().locator("[role=tabpanel]");
      assertThat(panel).containsText("case 7");
      ann.button("See what would go").click();
      assertThat(panel).containsText("lift the hold first");
      assertThat(ann.button("Erase this person")).hasCount(0);
      ann.button("Lift").click();
      ann.page().locator("dialog .danger").click();
      assertThat(panel).containsText("may be erased");

      ann.button("See what would go").click();
      ann.button("Erase this person").click();
      Locator erase = ann.page().locator("dialog [type=submit]");
      assertThat(erase).isDisabled();
      ann.page().locator("#erasure-name").fill("Fay Forgotten");
      Accessibility.check(ann.page(), "erasing somebody");
      erase.click();
      assertThat(ann.page().locator("#erasure-salt")).not().isEmpty();
      ann.button("I have kept it").click();

      Locator row = ann.page().locator("#main tbody tr").first();
      assertThat(row.locator(".badge").first()).containsText("done", SOON);
      assertThat(row).containsText("1 statement");
      Download receipt = ann.page().waitForDownload(() -> row.locator("button").click());
      assertThat(Files.readString(receipt.path()).split("\\.", -1)).hasSize(3);
      Accessibility.check(ann.page(), "who was erased");
      ann.open("#/learners?text=fay@example.org");
      assertThat(ann.page().locator("#main tbody a")).hasCount(0);
      ann.forgive("404"); // no journey knew her
    }
  }

  @Test
  void person_isPseudonymised_andWhatSheDidStaysCounted() {
    know("hidde@example.org", "Hidde Hidden");
    try (Visitor ann = shared.visitor(Visitor.Window.DESK).signIn()) {
      ann.open("#/learners?text=hidde@example.org");
      ann.page().locator("#main tbody a").first().click();
      ann.page().locator("#tab-privacy").click();

      ann.page().locator("[value=pseudonymise]").check();
      ann.button("See what would go").click();
      ann.button("Pseudonymise this person").click();
      ann.page().locator("#erasure-name").fill("Hidde Hidden");
      ann.page().locator("dialog [type=submit]").click();
      ann.button("I have kept it").click();

      Locator row = ann.page().locator("#main tbody tr").first();
      assertThat(row).containsText("Pseudonymised", SOON);
      assertThat(row.locator(".badge").first()).containsText("done", SOON);
      assertThat(row).containsText("1 changed");
      ann.open("#/learners?text=hidde@example.org");
      assertThat(ann.page().locator("#main tbody a")).hasCount(0);
      ann.forgive("404"); // no journey knew her
    }
  }

  /** Somebody with one statement, whom searches find when this returns. */
  private static void know(String address, String name) {
    shared
        .demo()
        .store(
            """
            {"actor": {"mbox": "mailto:%s", "name": "%s"},
             "verb": {"id": "http://adlnet.gov/expapi/verbs/experienced"},
             "object": {"id": "https://example.org/page"}}\
            """
                .formatted(address, name));
    await()
        .untilAsserted(
            () ->
                assertThat(shared.demo().get("admin/api/learners?text=" + address).path("learners"))
                    .hasSize(1));
  }
}
