package org.trailmark.spec.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page that a plugin's jar brings into the console, from its coming to its end. */
abstract class PluginPages {
  private static final Path JAR =
      Path.of(System.getProperty("basedir", "."))
          .resolve("../examples/team-board/target/team-board-1.0.0.jar");

  private static DemoConsole.Shared shared;

  @BeforeAll
  static void start(DemoConsole.Shared given) {
    shared = given;
  }

  @Test
  void page_comesWithTheJar_showsWhatThePluginAnswers_goesAndComesWithIt() throws IOException {
    Path plugins = Files.createDirectories(shared.folder().resolve("plugins"));
    Files.copy(JAR, plugins.resolve("team-board.jar"));
    for (String who : List.of("una", "uli", "ute")) {
      shared.demo().store(completion(who));
    }
    try (Visitor ann = shared.visitor(Visitor.Window.DESK).signIn()) {
      ann.open("#/plugins");
      ann.button("Look into the folder again").click();
      Locator entry =
          ann.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Teams"));

      entry.click();

      assertThat(ann.page().locator("#main h1")).hasText("Teams");
      assertThat(row(ann, "Climbers")).hasText(Pattern.compile("Climbers\\s*3\\s*10"));
      assertThat(entry).hasAttribute("aria-current", "page");
      Accessibility.check(ann.page(), "a plugin's page");

      ann.open("#/plugins");
      assertThat(ann.page().locator("#main tr:has-text('forget')")).containsText("team-board");
      row(ann, "team-board")
          .getByText("Stop", new Locator.GetByTextOptions().setExact(true))
          .click();
      ann.page().locator("dialog .danger").click();
      assertThat(entry).hasCount(0);
      ann.open("#/pages/team-board");
      assertThat(ann.page().locator("#main")).containsText("An admin has stopped it.");

      ann.open("#/plugins");
      row(ann, "team-board")
          .getByText("Start", new Locator.GetByTextOptions().setExact(true))
          .click();
      assertThat(entry).hasCount(1);
    }
  }

  private static Locator row(Visitor ann, String with) {
    return ann.page()
        .locator("#main tbody tr")
        .filter(new Locator.FilterOptions().setHasText(with))
        .first();
  }

  private static String completion(String who) {
    return """
    {"actor": {"mbox": "mailto:%s@example.org"},
     "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
     "object": {"id": "https://example.org/rope"},
     "context": {"team": {"objectType": "Group", "mbox": "mailto:climbers@example.org",
                          "name": "Climbers"}}}\
    """
        .formatted(who);
  }
}
