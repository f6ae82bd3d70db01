package org.trailmark.spec.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.trailmark.spec.demo.DemoRun;
import tools.jackson.databind.JsonNode;

/** What people do with journeys and touchpoints at the console. */
abstract class JourneyPages {
  private static DemoConsole.Shared shared;
  private static DemoRun demo;

  @BeforeAll
  static void start(DemoConsole.Shared given) {
    shared = given;
    demo = given.demo();
  }

  @Test
  void map_showsWhoStandsWhere_atAnyMoment_byKeyboard() {
    JsonNode standing = demo.journeyApi("journeys/onboarding/statistics/standing");
    JsonNode goal = standing.at("/exits/0");
    try (Visitor ann = visitor()) {
      ann.open("#/journeys/onboarding");
      Locator exit = ann.page().locator("[data-id='exit:" + goal.path("exit").asString() + "']");
      assertThat(exit.locator(".count")).hasText(goal.path("learners").asString());

      exit.focus();
      ann.page().keyboard().press("Enter");
      assertThat(ann.page().locator(".people tbody tr"))
          .hasCount(Math.min(20, goal.path("learners").asInt()));

      ann.page().locator("#moment").focus();
      ann.page().keyboard().press("Home");
      assertThat(exit.locator(".count")).hasText("0");
      ann.page().getByLabel("As was known then").check();
      ann.page().waitForCondition(() -> ann.page().url().contains("known=then"));

      ann.button("Now").click();
      assertThat(exit.locator(".count")).hasText(goal.path("learners").asString());
    }
  }

  @Test
  void arrow_tellsWhoMovedAndWhy() {
    try (Visitor ann = visitor()) {
      ann.open("#/journeys/onboarding?from=welcomed&to=started");
      Locator row = ann.page().locator(".people tbody tr").first();

      row.getByRole(AriaRole.BUTTON).click();

      assertThat(row.locator("td").last()).containsText("started");
      row.locator("a").click();
      // One for each run of hers.
      assertThat(ann.page().locator(".journey-of .map .here").first()).isVisible();
    }
  }

  @Test
  void ledger_leadsToTheLearnerAndTellsWhy() {
    try (Visitor ann = visitor()) {
      ann.open("#/touchpoints?journey=onboarding&state=sent");
      Locator row = ann.page().locator("#main tbody tr").first();
      row.locator("summary").click();
      assertThat(row.locator("details table")).isVisible();
      String name = row.locator("a").innerText();

      row.locator("a").click();

      assertThat(ann.heading()).hasText(name);
    }
  }

  @Test
  void editor_tellsFaultsInPlace_publishesWhatWasTried_andThenTheNextVersion() {
    try (Visitor ann = visitor()) {
      ann.open("#/new-journey");
      Locator text = ann.page().locator(".cm-content");
      assertThat(ann.page().locator(".editor .map .node")).hasCount(4);

      text.click();
      ann.page().keyboard().press("Control+End");
      ann.page().keyboard().insertText("  given-up: {counts: d");
      ann.page().keyboard().press("Control+Space");
      assertThat(ann.page().locator(".cm-tooltip-autocomplete")).containsText("decided");
      ann.page().keyboard().press("Escape");
      assertThat(ann.page().locator(".faults")).containsText("26");
      ann.forgive("400");

      ann.page().keyboard().insertText("ecided, on: {match: {verb: \"adl:exited\"}}}");
      assertThat(ann.page().locator(".editor .map .node")).hasCount(5);
      assertThat(ann.button("Publish")).isDisabled();
      tryAndPublish(ann);
      assertThat(ann.heading()).hasText("My journey");
      assertThat(demo.journeyApi("journeys/my-journey").at("/journey/exits/2/exit").asString())
          .isEqualTo("given-up");

      ann.open("#/journeys/my-journey/edit");
      text.click();
      ann.page().keyboard().press("Control+End");
      ann.page()
          .keyboard()
          .insertText("  moved: {counts: neutral, on: {match: {verb: \"adl:left\"}}}");
      assertThat(ann.page().locator(".editor .map .node")).hasCount(6);
      tryAndPublish(ann);
      assertThat(ann.page().locator(".page-head")).containsText("version 2");
      ann.forgive("400");
    }
  }

  private static void tryAndPublish(Visitor ann) {
    ann.button("Try on history").click();
    assertThat(ann.page().locator(".effect")).isVisible();
    ann.button("Publish").click();
    ann.page()
        .locator("dialog")
        .getByText("Publish", new Locator.GetByTextOptions().setExact(true))
        .click();
    ann.page()
        .waitForCondition(
            () -> !ann.page().url().contains("edit") && !ann.page().url().contains("new"));
  }

  @Test
  void draft_isTriedOnOneLearner_besideWhereSheStands() {
    JsonNode anybody = demo.journeyApi("journeys/onboarding/learners?limit=1").at("/learners/0");
    String place = anybody.has("exit") ? "exit" : "step";
    try (Visitor ann = visitor()) {
      ann.open("#/journeys/onboarding/edit");
      ann.page().locator("#tab-learner").click();
      ann.page().locator("#trial-learner").fill(anybody.path("name").asString());
      ann.page().locator("#trial-learner-list [role=option]").first().click();

      Locator beside = ann.page().locator(".beside > div");
      assertThat(beside.first()).containsText(anybody.path(place).asString());
      assertThat(beside.last()).containsText(anybody.path(place).asString());
      assertThat(ann.page().locator(".panel .map .here")).isVisible();
      assertThat(ann.page().locator(".panel .way li").first()).containsText("because");
    }
  }

  @Test
  void learner_isFollowedToHerTouchpoint() {
    JsonNode sent =
        demo.journeyApi("journeys/onboarding/touchpoints?state=sent&limit=1").at("/touchpoints/0");
    try (Visitor ann = visitor()) {
      ann.open("#/learners");
      ann.page().locator("#who").fill(sent.path("name").asString());
      Locator found = ann.page().locator("#main tbody tr");
      assertThat(found.first()).containsText(sent.path("name").asString());
      found.first().locator("a").click();
      assertThat(ann.heading()).hasText(sent.path("name").asString());

      ann.page().locator("#tab-touchpoints").click();
      Locator line =
          ann.page()
              .locator("[role=tabpanel] tbody > tr")
              .filter(
                  new Locator.FilterOptions()
                      .setHasText(sent.at("/touchpoint/touchpoint").asString()))
              .first();
      line.locator("summary").first().click();

      assertThat(line.locator("details table")).containsText("sent");
    }
  }

  private static Visitor visitor() {
    return shared.visitor(Visitor.Window.DESK).signIn();
  }
}
