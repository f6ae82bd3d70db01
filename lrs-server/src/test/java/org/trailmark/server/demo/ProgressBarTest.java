package org.trailmark.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void bar_elsewhere_writesALineForEachTenth() {
    ProgressBar bar = new ProgressBar(out, false);
    for (int i = 0; i <= 1000; i++) {
      bar.show(i / 1000.0, NOON, i * 10);
    }
    bar.done(Duration.ofSeconds(3));

    assertThat(text().lines())
        .hasSize(12)
        .contains("[###############---------------]  50 %  2026-06-01  5,000 statements")
        .endsWith("loaded in 3 s");
  }

  @Test
  void bar_inATerminal_staysOnOneLine() {
    ProgressBar bar = new ProgressBar(out, true);
    bar.show(0.1, NOON, 1);
    bar.show(0.2, NOON, 2);

    assertThat(text()).doesNotContain("\n").contains("\r[###---").contains("\r[######---");
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
