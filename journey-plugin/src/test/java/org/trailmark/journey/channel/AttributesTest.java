package org.trailmark.journey.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.journey.extension.Payload;

class AttributesTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  @TempDir Path folder;

  private static Payload.Addressee learner(Map<String, Object> agent) {
    return new Payload.Addressee("l", null, List.of(agent));
  }

  private static Optional<String> team(Attributes attributes) {
    return attributes.value("team", learner(Map.of("mbox", "mailto:bob@example.org")));
  }

  @Test
  void fileThatChanged_isReadAnew_andOneThatIsBroken_leavesWhatWasKnown() throws Exception {
    Path staff = Files.writeString(folder.resolve("staff.csv"), "mbox,team\nann@ex.org,Sales\n");
    try (Attributes attributes =
        Attributes.open(List.of(), Map.of("csv.team.file", staff.toString()), () -> NOON)) {
      attributes.start();
      assertThat(team(attributes)).isEmpty();

      Files.writeString(staff, "team,mbox\nWorks,mailto:Bob@example.org\n");
      Files.setLastModifiedTime(staff, FileTime.from(NOON));
      attributes.refresh();
      assertThat(team(attributes)).contains("Works");

      Files.writeString(staff, "nothing of the kind");
      attributes.refresh();
      assertThat(team(attributes)).contains("Works");
    }
  }

  @Test
  void name_isWhatAPersonCanRead() {
    Attributes attributes = Attributes.nameOnly();

    assertThat(attributes.value("name", new Payload.Addressee("l", "Ann", List.of(Map.of()))))
        .contains("Ann");
    assertThat(attributes.value("name", learner(Map.of("mbox", "mailto:ann@ex.org"))))
        .contains("ann@ex.org");
    assertThat(
            attributes.value(
                "name", learner(Map.of("account", Map.of("homePage", "https://x", "name", "a1")))))
        .contains("a1");
  }
}
