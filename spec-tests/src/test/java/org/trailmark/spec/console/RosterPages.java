package org.trailmark.spec.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.trailmark.spec.demo.DemoRun;

/** What people do with rosters at the console. */
abstract class RosterPages {
  private static DemoConsole.Shared shared;
  private static DemoRun demo;

  @BeforeAll
  static void start(DemoConsole.Shared given) {
    shared = given;
    demo = given.demo();
  }

  @Test
  void roster_isMadeOfAList_whoseFaultsAreToldAtTheirLines_changed_andDeleted() throws IOException {
    try (Visitor ann = visitor()) {
      ann.open("#/rosters");
      ann.button("New roster").first().click();
      ann.page().locator("#roster-name").fill("first-aiders");
      Locator lines = ann.page().locator("#roster-lines");
      lines.fill("cy@example.org,Cy\nnobody,Dan,soon");
      Locator submit = ann.page().locator("dialog [type=submit]");
      submit.click();
      Locator faults = ann.page().locator("dialog .faults li");
      assertThat(faults).hasCount(2);
      assertThat(faults.first()).containsText("Line 2:");
      ann.forgive("400");

      lines.fill("cy@example.org,Cy\ndan@example.org,Dan,2026-11-01");
      submit.click();
      assertThat(ann.heading()).hasText("first-aiders");
      Locator members = ann.page().locator("#main tbody tr");
      assertThat(members).hasCount(2);

      Download file = ann.page().waitForDownload(() -> ann.button("Save as CSV").click());
      assertThat(Files.readAllLines(file.path())).hasSize(3).contains("agent,name,since");
      ann.button("Edit").click();
      assertThat(lines).hasValue(java.util.regex.Pattern.compile("cy@example\\.org,Cy,"));
      lines.fill("dan@example.org,Dan\nzed@example.org");
      submit.click();
      assertThat(members).containsText(new String[] {"dan@", "zed@"});

      members.last().locator("button").click();
      ann.page().locator("dialog .danger").click();
      assertThat(members).hasCount(1);
      ann.button("Delete").click();
      ann.page().locator("dialog .danger").click();
      assertThat(ann.heading()).hasText("Rosters");
    }
    assertThat(demo.journeyApi("rosters").path("rosters").findValuesAsString("name"))
        .doesNotContain("first-aiders");
  }

  @Test
  void learner_isPutOnARoster_andTakenOff() {
    String learner =
        demo.journeyApi("journeys/onboarding/learners?limit=1")
            .at("/learners/0/learner")
            .asString();
    try (Visitor ann = visitor()) {
      ann.open("#/rosters");
      ann.button("New roster").first().click();
      ann.page().locator("#roster-name").fill("readers");
      ann.page().locator("#roster-lines").fill("eve@example.org");
      ann.page().locator("dialog [type=submit]").click();
      assertThat(ann.heading()).hasText("readers");

      ann.open("#/learners/" + learner + "?tab=identities");
      ann.page().locator("#roster").selectOption("readers");
      ann.button("Put on it").click();
      Locator group =
          ann.page()
              .locator(".panel .tags li")
              .filter(new Locator.FilterOptions().setHasText("readers"));
      assertThat(group).isVisible();

      group.locator("button").click();
      ann.page().locator("dialog .danger").click();
      assertThat(group).hasCount(0);
    }
  }

  private static Visitor visitor() {
    return shared.visitor(Visitor.Window.DESK).signIn();
  }
}
