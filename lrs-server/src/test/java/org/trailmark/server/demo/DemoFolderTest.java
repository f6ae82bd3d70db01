package org.trailmark.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.LrsException;

class DemoFolderTest {
  private static final Instant NOW = Instant.parse("2026-09-01T12:34:56.789123Z");
  private static final DemoPlan.Wish NOTHING = new DemoPlan.Wish(null, null, null);

  @TempDir private Path temp;

  @Test
  void folder_missing_isMadeWithTheDefaults() {
    DemoPlan plan = new DemoFolder(temp.resolve("new")).open(NOTHING, NOW);

    assertThat(plan.learners()).isEqualTo(300);
    assertThat(plan.start()).isEqualTo("2026-06-02T22:00:00Z");
    assertThat(plan.end()).isEqualTo("2026-09-01T12:34:56.789Z");
    assertThat(plan.clock()).isEqualTo(plan.start());
    assertThat(plan.secret()).hasSizeGreaterThanOrEqualTo(20);
  }

  @Test
  void folder_interrupted_goesOnWithTheSamePlan() {
    DemoFolder folder = new DemoFolder(temp);
    DemoPlan plan = folder.open(new DemoPlan.Wish(7L, 40, 30), NOW);
    folder.save(plan.reached(plan.start().plusSeconds(900)));

    DemoPlan again = folder.open(NOTHING, NOW.plusSeconds(86_400));

    assertThat(again).isEqualTo(plan.reached(plan.start().plusSeconds(900)));
    assertThat(again.finished()).isFalse();
  }

  @Test
  void folder_otherParameters_saysWhatItHoldsAndWhatToDo() {
    DemoFolder folder = new DemoFolder(temp);
    folder.open(new DemoPlan.Wish(7L, 40, 30), NOW);

    assertThatThrownBy(() -> folder.open(new DemoPlan.Wish(8L, 40, 30), NOW))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("40 learners, 30 days, seed 7")
        .hasMessageContaining("--data");
    assertThat(folder.open(new DemoPlan.Wish(7L, null, 30), NOW).learners()).isEqualTo(40);
  }

  @Test
  void folder_ofSomethingElse_isLeftAlone() throws IOException {
    Files.writeString(temp.resolve("precious.db"), "x");

    assertThatThrownBy(() -> new DemoFolder(temp).open(NOTHING, NOW))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("not a demo");
    assertThat(temp)
        .isDirectoryContaining("glob:**precious.db")
        .isDirectoryNotContaining("glob:**demo.json");
  }
}
