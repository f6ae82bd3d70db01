package org.trailmark.spec.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Asks axe what hinders people on a page. */
final class Accessibility {
  private static final String AXE = load();

  /** Faults of every weight, each in a line; what axe cannot decide is none. */
  private static final String RUN =
      """
      async () => (await axe.run({ preload: false, resultTypes: ['violations'] })).violations.map(fault =>
          `${fault.id} (${fault.impact}): ${fault.nodes.map(node => node.html).join(' ')}`)\
      """;

  private Accessibility() {}

  static void check(Page page, String where) {
    if (!(boolean) page.evaluate("'axe' in window")) { // a page of the console is not loaded anew
      page.evaluate(AXE);
    }
    assertThat((List<?>) page.evaluate(RUN)).as(where).isEmpty();
  }

  private static String load() {
    String file = "/axe.min.js";
    try (InputStream in = Accessibility.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
