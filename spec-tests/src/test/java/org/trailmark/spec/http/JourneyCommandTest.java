package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trailmark.spec.http.Program.trailmark;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample journey, published by hand. */
class JourneyCommandTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("basedir", ".")).resolve("../docs/journeys");

  @TempDir private Path folder;

  @Test
  void sample_isLookedAtAndPublished_andItsHistoryIsReadThen() throws Exception {
    String sample = SAMPLES.resolve("onboarding.yaml").toString();
    try (Lrs lrs = Lrs.start(folder.resolve("data"))) {
      assertThat(trailmark(lrs, 0, "journey", "publish", "--dry-run", sample))
          .contains("onboarding@1  dry-run", "0  stay where they are", "0  on welcomed")
          .contains("the roster new-hires has not been loaded yet");

      trailmark(lrs, 0, "journey", "publish", sample);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  Lrs.json(lrs.get("admin/api/journey/journeys"))
                      .at("/journeys/0/state")
                      .asString()
                      .equals("running"));

      assertThat(trailmark(lrs, 1, "journey", "pause", "onboarding"))
          .contains("the history of onboarding version 1 is read");
      assertThat(trailmark(lrs, 1, "journey", "resume", "onboarding"))
          .contains("the history of onboarding version 1 is read");
    }
  }
}
