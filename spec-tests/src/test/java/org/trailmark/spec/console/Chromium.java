package org.trailmark.spec.console;

import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The browser of the machine, driven by Playwright; nothing is downloaded. Where there is none, the
 * tests fail in CI (the variable {@code CI}) and are skipped elsewhere, loudly.
 */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of(
          "chromium-headless-shell", // without windows of its own it needs half the processor
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable",
          "chrome");

  /** How long a page may take to look as it should. */
  static final int PATIENCE_MS = 20_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path program) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(
                        List.of(
                            "--no-sandbox", // CI runs as root
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  static Chromium start() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS); // the machine may be busy
    Optional<Path> program = find();
    if (program.isEmpty()) {
      String missing = "No Chromium on this machine: the console is NOT tested in a browser.";
      if (System.getenv("CI") != null) {
        fail(missing);
      }
      System.err.println(
          "\n*** " + missing + " On Debian: apt install chromium-headless-shell ***\n");
      Assumptions.abort(missing);
    }
    return new Chromium(program.orElseThrow());
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Optional<Path> find() {
    String path = System.getenv().getOrDefault("PATH", "");
    List<String> folders =
        Stream.of(path.split(File.pathSeparator, -1)).filter(folder -> !folder.isEmpty()).toList();
    return NAMES.stream()
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
