package org.trailmark.spec.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.trailmark.spec.demo.DemoRun;

/** Somebody at the console, with a tab of her own. What her browser complains of is a failure. */
final class Visitor implements AutoCloseable {
  private final Page page;
  private final DemoRun demo;
  private final List<String> complaints = new ArrayList<>();

  /** How she looks at it. */
  record Window(int width, int height, ColorScheme colours, String language) {
    static final Window DESK = new Window(1280, 900, ColorScheme.LIGHT, "en-GB");
    static final Window NIGHT = new Window(1280, 900, ColorScheme.DARK, "en-GB");
    static final Window PHONE = new Window(390, 844, ColorScheme.LIGHT, "nl-NL");
    static final Window PHONE_AT_NIGHT = new Window(390, 844, ColorScheme.DARK, "nl-NL");
  }

  /** A profile of the browser, for whoever looks at it so. */
  static BrowserContext profile(Browser browser, Window window) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setViewportSize(window.width(), window.height())
            .setColorScheme(window.colours())
            .setLocale(window.language())
            .setTimezoneId("Europe/Amsterdam"));
  }

  Visitor(BrowserContext profile, DemoRun demo) {
    this.demo = demo;
    page = profile.newPage();
    page.setDefaultTimeout(20_000);
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    page.navigate(demo.baseUri() + "console/");
  }

  Visitor signIn() {
    page.locator("#key").fill(demo.key());
    page.locator("#secret").fill(demo.secret());
    page.locator("button[type=submit]").click();
    heading();
    return this;
  }

  Page page() {
    return page;
  }

  /** Goes to a page by its address, and waits until it is there. */
  void open(String hash) {
    page.evaluate(
        "hash => { document.querySelector('h1')?.setAttribute('data-old', ''); location.hash = hash"
            + " }",
        hash);
    page.locator("#main h1:not([data-old])").waitFor();
  }

  Locator heading() {
    Locator heading = page.locator("#main h1");
    heading.waitFor();
    return heading;
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** What is refused on purpose is no complaint. */
  void forgive(String part) {
    complaints.removeIf(complaint -> complaint.contains(part));
  }

  @Override
  public void close() {
    page.close();
    assertThat(complaints).as("what the browser complained of").isEmpty();
  }
}
