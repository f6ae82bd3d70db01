package org.trailmark.spec.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.trailmark.spec.demo.DemoRun;

/** What operators do at the console. */
abstract class OperatorPages {
  private static DemoConsole.Shared shared;
  private static DemoRun demo;

  @BeforeAll
  static void start(DemoConsole.Shared given) {
    shared = given;
    demo = given.demo();
  }

  @Test
  void credential_isMade_stores_isSeenAtOnce_andIsRemoved() {
    try (Visitor ann = visitor()) {
      ann.open("#/credentials");
      ann.button("New credential").click();
      ann.page().locator("#label").fill("The LMS");
      ann.button("Make it").click();
      String key = ann.page().locator("#made-key").innerText();
      String secret = ann.page().locator("#made-secret").innerText();
      ann.button("I have kept it").click();
      assertThat(store(key, secret)).isEqualTo(200);

      ann.open("#/");
      assertThat(ann.page().locator("#main .statements").first())
          .containsText(
              "Nora of the browser test experienced page",
              new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
      ann.open("#/credentials");
      Locator row = ann.page().locator("tr", new Page.LocatorOptions().setHasText("The LMS"));
      row.locator("button.danger").click();
      ann.page().locator("dialog .danger").click();
      assertThat(row).hasCount(0);
    }
  }

  /** Her browser asks for it itself, and need not hold it. */
  @Test
  void userWithAPassword_savesAFileByALink() throws IOException {
    try (Visitor ann = visitor()) {
      ann.open("#/credentials");
      ann.button("New user").click();
      ann.page().locator("#user-name").fill("vera");
      ann.page().locator("#user-password").fill("a long password");
      ann.button("Keep it").click();
      assertThat(ann.page().locator("#main tr:has-text('vera')").first()).isVisible();
    }
    try (BrowserContext hers = Visitor.profile(shared.chromium().browser(), Visitor.Window.DESK);
        Visitor vera = new Visitor(hers, demo)) {
      vera.page().locator("input[value=name]").check();
      vera.page().locator("#name").fill("vera");
      vera.page().locator("#password").fill("a long password");
      vera.button("Sign in").click();
      vera.heading();
      vera.open("#/statements?text=onboarding");
      assertThat(vera.page().locator(".statements > li").first()).isVisible();

      Download file = vera.page().waitForDownload(() -> vera.button("Save as JSON lines").click());

      assertThat(file.url()).startsWith(demo.baseUri() + "admin/api/statements?");
      assertThat(Files.readString(file.path())).startsWith("{");
    }
  }

  @Test
  void password_isChangedByWhomItIs_andTheOldOneIsAskedFor() {
    String old = "correct horse battery";
    try (Visitor gwen = visitor()) {
      gwen.open("#/credentials");
      gwen.button("New user").click();
      gwen.page().locator("#user-name").fill("gwen");
      gwen.page().locator("#user-password").fill(old);
      gwen.button("Keep it").click();
      assertThat(gwen.page().locator("tr", new Page.LocatorOptions().setHasText("gwen")))
          .isVisible();
      gwen.button("Sign out").click();
      gwen.page().getByLabel("a name and a password").check();
      gwen.page().locator("#name").fill("gwen");
      gwen.page().locator("#password").fill(old);
      gwen.page().locator("button[type=submit]").click();
      gwen.heading();

      gwen.button("Change password").click();
      gwen.page().locator("#old-password").fill("a wrong password");
      gwen.page().locator("#new-password").fill("another long password");
      gwen.button("Change it").click();
      assertThat(gwen.page().locator("dialog .error"))
          .containsText("Your password now: is not the one that you have.");
      gwen.page().locator("#old-password").fill(old);
      gwen.button("Change it").click();

      assertThat(gwen.page().locator(".notice.good")).containsText("Your password is changed");
      gwen.button("Sign out").click();
      gwen.page().locator("#name").waitFor();
      gwen.page().evaluate("localStorage.clear()"); // others sign in with a key
      gwen.forgive("status of 400");
    }
  }

  @Test
  void plugin_isStoppedAndStarted() {
    try (Visitor ann = visitor()) {
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
  void deadLetter_isTriedAgain() {
    try (Visitor ann = visitor()) {
      ann.open("#/outbox");
      Locator dead = ann.page().locator("[role=tabpanel] tbody tr").last();
      assertThat(dead).containsText(Troubles.REFUSAL);

      dead.locator("button").click();

      assertThat(dead.locator(".badge")).hasText("Waiting");
    }
    assertThat(demo.journeyApi("outbox?state=waiting").path("deliveries").size()).isEqualTo(1);
  }

  @Test
  void statementThatWasSetAside_isTriedAgain_orLetGo() {
    try (Visitor ann = visitor()) {
      ann.open("#/plugins");
      ann.page().locator("#main a[href='#/plugins/journey']").first().click();
      Locator rows = ann.page().locator("#main tbody tr");
      assertThat(rows).hasCount(Troubles.SET_ASIDE);
      assertThat(rows.first()).containsText(Troubles.REFUSAL);

      rows.first().getByText("Try again").click();
      assertThat(rows).hasCount(Troubles.SET_ASIDE - 1);
      rows.first().getByText("Discard").click();
      ann.page().locator("dialog .danger").click();
      assertThat(rows).hasCount(Troubles.SET_ASIDE - 2);
    }
  }

  @Test
  void readingOfHistory_isPaused_andResumed() throws Exception {
    try (Troubles.HeldHistory held = Troubles.holdHistory(shared.folder());
        Visitor ann = visitor()) {
      demo.publish("held-up");
      ann.open("#/journeys");
      Locator journey =
          ann.page().locator("article").filter(new Locator.FilterOptions().setHasText("held-up"));
      assertThat(journey.locator(".badge").first()).containsText("reading history");
      journey.getByText("Pause").click();
      assertThat(journey.getByText("Resume")).isVisible();
      held.letGo();

      journey.getByText("Resume").click();

      assertThat(journey.locator(".badge").first())
          .containsText("running", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
    }
  }

  private static int store(String key, String secret) {
    String statement =
        """
        {"actor": {"mbox": "mailto:nora@example.org", "name": "Nora of the browser test"},
         "verb": {"id": "http://adlnet.gov/expapi/verbs/experienced"},
         "object": {"id": "https://example.org/page"}}\
        """;
    return send("xapi/statements", "application/json", statement, key, secret);
  }

  private static int send(String path, String type, String body, String key, String secret) {
    String basic =
        Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(demo.baseUri() + path))
                  .header("Authorization", "Basic " + basic)
                  .header("Content-Type", type)
                  .header("X-Experience-API-Version", "2.0.0")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
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

  private static Visitor visitor() {
    return shared.visitor(Visitor.Window.DESK).signIn();
  }
}
