package org.trailmark.spec.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The console in a browser. One class for all of it, in parts: they share a browser, and a server
 * with the demo's data, which cost more to start than most tests do. Each test has a tab of its
 * own.
 */
@ExtendWith(DemoConsole.class)
class ConsoleTest {

  @Nested
  class Journeys extends JourneyPages {}

  @Nested
  class Records extends RecordPages {}

  @Nested
  class Rosters extends RosterPages {}

  @Nested
  class Operators extends OperatorPages {}

  @Nested
  class Jobs extends JobPages {}

  @Nested
  class OfPlugins extends PluginPages {}

  @Nested
  class Privacy extends PrivacyPages {}

  @Test
  void wrongSecret_isRefused_andTheAddressIsKept(DemoConsole.Shared shared) {
    try (Visitor ann = shared.visitor(Visitor.Window.DESK)) {
      ann.page().evaluate("location.hash = '#/credentials'");
      ann.page().locator("#key").fill(shared.demo().key());
      ann.page().locator("#secret").fill("not it");
      ann.button("Sign in").click();
      assertThat(ann.page().locator("[role=alert]")).not().isEmpty();
      ann.forgive("401");

      ann.signIn();

      assertThat(ann.heading()).hasText("Credentials");
    }
  }

  @Test
  void serverThatDoesNotAnswer_isTold_andAskedAgain(DemoConsole.Shared shared) {
    try (Visitor ann = shared.visitor(Visitor.Window.DESK).signIn()) {
      ann.page().route("**/admin/api/learners**", Route::abort);
      ann.open("#/learners");
      assertThat(ann.page().locator("#main [role=alert]"))
          .containsText("The server does not answer");
      ann.page().unroute("**/admin/api/learners**");

      ann.button("Try again").click();

      assertThat(ann.page().locator("#main tbody tr").first()).isVisible();
      ann.forgive("ERR_FAILED");
    }
  }

  @Test
  void everyPage_hasNoAccessibilityFault_andFitsTheWindow(DemoConsole.Shared shared) {
    for (Visitor.Window window : List.of(Visitor.Window.DESK, Visitor.Window.PHONE_AT_NIGHT)) {
      try (Visitor ann = shared.visitor(window)) {
        Accessibility.check(ann.page(), "sign-in");
        ann.signIn();
        for (ConsolePages each : ConsolePages.values()) {
          ann.open(each.hash(shared.demo()));
          each.await(ann.page());
          Accessibility.check(ann.page(), each.part(), window.language() + " " + each);
          assertThat(ann.page().evaluate("document.documentElement.scrollWidth - innerWidth"))
              .as(each + " is wider than the window")
              .isEqualTo(0);
        }
      }
    }
  }
}
