package org.trailmark.spec.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.trailmark.spec.demo.DemoRun;
import tools.jackson.databind.JsonNode;

/** What people do at the console. Each test has a window of its own. */
@ExtendWith(DemoConsole.class)
class ConsoleTest {
  private static DemoConsole.Shared shared;
  private static DemoRun demo;

  @BeforeAll
  static void start(DemoConsole.Shared given) {
    shared = given;
    demo = given.demo();
  }

  @Test
  void wrongSecret_isRefused_andTheAddressIsKept() {
    try (Visitor ann = visitor(Visitor.Window.DESK)) {
      ann.page().evaluate("location.hash = '#/credentials'");
      ann.page().locator("#key").fill(demo.key());
      ann.page().locator("#secret").fill("not it");
      ann.button("Sign in").click();
      assertThat(ann.page().locator("[role=alert]")).not().isEmpty();
      ann.forgive("401");

      ann.signIn();

      assertThat(ann.heading()).hasText("Credentials");
    }
  }

  @Test
  void map_showsWhoStandsWhere_atAnyMoment_byKeyboard() {
    JsonNode standing = demo.journeyApi("journeys/onboarding/statistics/standing");
    JsonNode goal = standing.at("/exits/0");
    try (Visitor ann = visitor(Visitor.Window.DESK).signIn()) {
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
    try (Visitor ann = visitor(Visitor.Window.DESK).signIn()) {
      ann.open("#/journeys/onboarding?from=welcomed&to=started");
      Locator row = ann.page().locator(".people tbody tr").first();

      row.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON).click();

      assertThat(row.locator("td").last()).containsText("started");
      row.locator("a").click();
      // One for each run of hers.
      assertThat(ann.page().locator(".journey-of .map .here").first()).isVisible();
    }
  }

  @Test
  void editor_tellsFaultsInPlace_andPublishesWhatWasTried() {
    try (Visitor ann = visitor(Visitor.Window.DESK).signIn()) {
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
      ann.button("Try on history").click();
      assertThat(ann.page().locator(".effect")).isVisible();
      ann.button("Publish").click();
      ann.page()
          .locator("dialog")
          .getByText("Publish", new Locator.GetByTextOptions().setExact(true))
          .click();

      assertThat(ann.heading()).hasText("My journey");
      ann.forgive("400");
    }
    assertThat(demo.journeyApi("journeys/my-journey").at("/journey/exits/2/exit").asString())
        .isEqualTo("given-up");
  }

  @Test
  void ledger_leadsToTheLearnerAndTellsWhy() {
    try (Visitor ann = visitor(Visitor.Window.DESK).signIn()) {
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
  void credential_isMade_stores_isSeenAtOnce_andIsRemoved() {
    try (Visitor ann = visitor(Visitor.Window.DESK).signIn()) {
      ann.open("#/credentials");
      ann.button("New credential").click();
      ann.page().locator("#label").fill("The LMS");
      ann.button("Make it").click();
      String key = ann.page().locator("#made-key").innerText();
      String secret = ann.page().locator("#made-secret").innerText();
      ann.button("I have kept it").click();
      assertThat(store(key, secret)).isEqualTo(200);

      ann.open("#/");
      assertThat(ann.page().locator("#main .statements"))
          .containsText(
              "Zoë of the browser test experienced page",
              new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
      ann.open("#/credentials");
      Locator row =
          ann.page()
              .locator(
                  "tr", new com.microsoft.playwright.Page.LocatorOptions().setHasText("The LMS"));
      row.locator("button.danger").click();
      ann.page().locator("dialog .danger").click();
      assertThat(row).hasCount(0);
    }
  }

  @Test
  void plugin_isStoppedAndStarted() {
    try (Visitor ann = visitor(Visitor.Window.DESK).signIn()) {
      ann.open("#/plugins");
      Locator row =
          ann.page()
              .locator("#main tbody tr")
              .filter(new Locator.FilterOptions().setHasText("journey"));

      row.getByText("Stop", new Locator.GetByTextOptions().setExact(true)).click();
      ann.page().locator("dialog .danger").click();
      assertThat(row.locator(".badge")).hasText("stopped");

      row.getByText("Start", new Locator.GetByTextOptions().setExact(true)).click();
      assertThat(row.locator(".badge")).hasText("running");
    }
  }

  @Test
  void everyPage_hasNoAccessibilityFault_andFitsTheWindow() {
    for (Visitor.Window window : List.of(Visitor.Window.DESK, Visitor.Window.PHONE_AT_NIGHT)) {
      try (Visitor ann = visitor(window)) {
        Accessibility.check(ann.page(), "sign-in");
        ann.signIn();
        for (ConsolePages each : ConsolePages.values()) {
          ann.open(each.hash(demo));
          each.await(ann.page());
          Accessibility.check(ann.page(), window.language() + " " + each);
          assertThat(ann.page().evaluate("document.documentElement.scrollWidth - innerWidth"))
              .as(each + " is wider than the window")
              .isEqualTo(0);
        }
      }
    }
  }

  private static Visitor visitor(Visitor.Window window) {
    return shared.visitor(window);
  }

  private static int store(String key, String secret) {
    String statement =
        """
        {"actor": {"mbox": "mailto:zoe@example.org", "name": "Zoë of the browser test"},
         "verb": {"id": "http://adlnet.gov/expapi/verbs/experienced"},
         "object": {"id": "https://example.org/page"}}""";
    String basic =
        Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(demo.baseUri() + "xapi/statements"))
                  .header("Authorization", "Basic " + basic)
                  .header("Content-Type", "application/json")
                  .header("X-Experience-API-Version", "2.0.0")
                  .POST(HttpRequest.BodyPublishers.ofString(statement))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
