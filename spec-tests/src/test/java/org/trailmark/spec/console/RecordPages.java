package org.trailmark.spec.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.trailmark.spec.demo.DemoRun;
import tools.jackson.databind.JsonNode;

/** What people do with statements and learners at the console, and a learner on her own page. */
abstract class RecordPages {
  private static DemoConsole.Shared shared;
  private static DemoRun demo;

  @BeforeAll
  static void start(DemoConsole.Shared given) {
    shared = given;
    demo = given.demo();
  }

  @Test
  void statement_arrivesLive_whereItFitsTheFilters_andIsSaved() throws IOException {
    try (Visitor ann = visitor()) {
      ann.open("#/statements?text=zo%C3%AB");
      ann.button("Live").click();
      assertThat(ann.page().locator("#main")).containsText("Live: what fits");

      demo.store(statement("Bob"));
      demo.store(statement("Zoë"));

      Locator arrived = ann.page().locator(".live > li");
      assertThat(arrived.first()).containsText("Zoë passed Fire safety with 92% in 12 min");
      assertThat(arrived).hasCount(1);
      ann.button("Live").click();
      Locator found = ann.page().locator(".statements:not(.live) > li");
      assertThat(found).hasCount(1);
      found.locator("summary").click();
      assertThat(found.locator("pre")).containsText("\"scaled\": 0.92");
      ann.button("Save as CSV").click();
      ann.page().locator("dialog input[value=id]").uncheck();
      Download file =
          ann.page().waitForDownload(() -> ann.page().locator("dialog [type=submit]").click());
      assertThat(Files.readAllLines(file.path())).hasSize(2).last().asString().contains("Zoë");
      assertThat(Files.readAllLines(file.path()).get(0).split(",", -1))
          .contains("learnerName")
          .doesNotContain("id");
    }
  }

  @Test
  void searchThatIsAnsweredLate_leavesWhatIsLive() {
    try (Visitor ann = visitor()) {
      List<Route> held = new ArrayList<>();
      ann.page()
          .route(
              url -> url.contains("statements?"),
              route -> {
                if (held.isEmpty()) {
                  held.add(route);
                } else {
                  route.resume();
                }
              });
      ann.open("#/statements");
      ann.page().waitForCondition(() -> !held.isEmpty());
      ann.button("Live").click();
      assertThat(ann.page().locator("#main")).containsText("Live: what fits");

      answered(ann, held.get(0));
      assertThat(ann.page().locator("#main")).containsText("Live: what fits");
    }
  }

  @Test
  void filter_isChosenFromWhatIsThere_byKeyboard_andStaysInTheAddress() {
    try (Visitor ann = visitor()) {
      ann.open("#/statements");
      ann.page().locator("#filter-verb").focus();
      ann.page().keyboard().type("regis");
      assertThat(ann.page().locator("#filter-verb-list [role=option]")).hasCount(1);
      ann.page().keyboard().press("ArrowDown");
      ann.page().keyboard().press("Enter");

      assertThat(ann.page().locator(".statements > li").first()).containsText("registered for");
      ann.page().waitForCondition(() -> ann.page().url().contains("verb="));
      ann.page().reload();
      ann.signIn();
      assertThat(ann.page().locator(".tags li")).containsText("registered");
    }
  }

  @Test
  void optionThatAnArrowChose_staysChosen_whenAnAnswerComesLater() {
    try (Visitor ann = visitor()) {
      List<Route> held = new ArrayList<>();
      ann.page().route(url -> url.contains("prefix=regis"), held::add);
      ann.open("#/statements");
      ann.page().locator("#filter-verb").focus();
      ann.page().keyboard().type("regi");
      Locator options = ann.page().locator("#filter-verb-list [role=option]");
      assertThat(options).hasCount(1);
      ann.page().keyboard().type("s");
      ann.page().waitForCondition(() -> !held.isEmpty());
      ann.page().keyboard().press("ArrowDown");
      assertThat(options).hasAttribute("aria-selected", "true");

      answered(ann, held.get(0));
      assertThat(options).hasAttribute("aria-selected", "true");
      ann.page().keyboard().press("Enter");
      assertThat(ann.page().locator(".statements > li").first()).containsText("registered for");
    }
  }

  /** Returns when the page has done with it what it does. */
  private static void answered(Visitor visitor, Route held) {
    visitor
        .page()
        .waitForResponse(response -> response.request().equals(held.request()), () -> held.resume())
        .finished();
    // What the page does with it is done before it has been answered something else.
    visitor.page().evaluate("() => fetch(location.pathname).then(answer => answer.text())");
  }

  @Test
  void search_isSavedUnderAName_andIsALink() {
    try (Visitor ann = visitor()) {
      ann.open("#/statements?text=onboarding&sort=stored.asc");
      ann.button("Keep this search").click();
      ann.page().locator("#search-name").fill("Onboarding, oldest first");
      ann.page().keyboard().press("Enter");
      ann.open("#/statements");

      Locator saved = ann.page().locator(".saved a");
      assertThat(saved).not().hasAttribute("aria-current", "page");
      saved.click();

      assertThat(ann.page().locator("#filter-text")).hasValue("onboarding");
      assertThat(ann.page().locator("#sort")).hasValue("stored.asc");
      assertThat(saved).hasAttribute("aria-current", "page");
      ann.page().locator(".saved [aria-label^=Forget]").click();
      assertThat(saved).hasCount(0);
    }
  }

  @Test
  void searchThatIsKept_isTheOneThatWasThereWhenItWasAskedFor() {
    try (Visitor ann = visitor()) {
      ann.open("#/statements?text=onboarding");
      ann.button("Keep this search").click();
      ann.page().locator("#search-name").fill("Onboarding");
      ann.page()
          .evaluate(
              "document.querySelector('dialog form').requestSubmit();"
                  + "location.hash = '#/statements?text=other'"); // before anybody hears of it

      Locator saved = ann.page().locator(".saved a");
      assertThat(saved).hasAttribute("href", "#/statements?text=onboarding");
      ann.page().locator(".saved [aria-label^=Forget]").click();
      assertThat(saved).hasCount(0);
    }
  }

  @Test
  void story_isZoomedByKeyboard_andTellsTheSameAsAList() {
    try (Visitor ann = visitor()) {
      ann.open("#/learners/" + learner());
      Locator seen = ann.page().locator(".timeline-frame output");
      assertThat(ann.page().locator(".story > li.move").first()).isVisible();
      String whole = seen.innerText();

      ann.page().locator(".timeline").focus();
      ann.page().keyboard().press("+");
      assertThat(seen).not().hasText(whole);
      ann.page().waitForCondition(() -> ann.page().url().contains("from="));

      ann.page().keyboard().press("0");
      assertThat(seen).hasText(whole);
    }
  }

  @Test
  void identity_isLinkedAndUnlinked() {
    try (Visitor ann = visitor()) {
      ann.open("#/learners/" + learner() + "?tab=identities");
      ann.page().locator("#other").fill("also@example.org");
      ann.button("Link").click();
      Locator link = ann.page().locator("[role=tabpanel] tbody tr");
      assertThat(link).containsText("also@example.org");

      link.locator("button").click();
      ann.page().locator("dialog .danger").click();

      assertThat(link).hasCount(0);
    }
  }

  @Test
  void learner_seesHerJourneysByHerLink_putsAMessageAway_andNothingWithoutIt() {
    String whole;
    try (Visitor ann = visitor()) {
      ann.open("#/learners/" + withMail());
      ann.button("Link to own page").click();
      ann.button("Make a link").click();
      whole = ann.page().locator(".secret").innerText();
    }
    for (Visitor.Window window : List.of(Visitor.Window.DESK, Visitor.Window.PHONE_AT_NIGHT)) {
      try (BrowserContext hers = shared.chromium().browser().newContext()) {
        Page page = hers.newPage();
        page.setViewportSize(window.width(), window.height());
        page.navigate(whole);
        assertThat(page.locator(".my-journey .map .here").first()).isVisible();
        Accessibility.check(page, "my journey " + window.width());
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth")).isEqualTo(0);
      }
    }
    try (BrowserContext hers = shared.chromium().browser().newContext()) {
      Page page = hers.newPage();
      page.navigate(whole);
      Locator messages = page.locator(".inbox > li");
      messages.first().waitFor();
      int before = messages.count();
      messages.first().locator("button").last().click();
      assertThat(messages).hasCount(before - 1);

      page.navigate(whole.replaceFirst("#.*", "#"));
      assertThat(page.locator(".empty")).containsText("needs a link of your own");
      page.navigate(whole.substring(0, whole.length() - 4));
      assertThat(page.locator(".empty")).containsText("does not work");
    }
  }

  private static Visitor visitor() {
    return shared.visitor(Visitor.Window.DESK).signIn();
  }

  private static String learner() {
    return demo.journeyApi("journeys/onboarding/learners?limit=1")
        .at("/learners/0/learner")
        .asString();
  }

  /** Somebody whose inbox is not empty, and small enough to be seen at once. */
  private static String withMail() {
    for (JsonNode journey : demo.journeyApi("journeys").path("journeys")) {
      String path = "journeys/" + journey.path("id").asString() + "/learners";
      for (JsonNode each : demo.journeyApi(path).path("learners")) {
        String id = each.path("learner").asString();
        int mail = demo.journeyApi("learners/" + id + "/inbox").path("items").size();
        if (mail > 0 && mail <= 5) {
          return id;
        }
      }
    }
    throw new AssertionError("nobody has mail");
  }

  private static String statement(String who) {
    return """
    {"actor": {"mbox": "mailto:%s@example.org", "name": "%s"},
     "verb": {"id": "http://adlnet.gov/expapi/verbs/passed"},
     "object": {"id": "https://example.org/fire", "definition": {"name": {"en": "Fire safety"}}},
     "result": {"score": {"scaled": 0.92}, "success": true, "duration": "PT12M"}}\
    """
        .formatted(who.replace("ë", "e").toLowerCase(Locale.ROOT), who);
  }
}
