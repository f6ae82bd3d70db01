package org.trailmark.journey.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
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
        Attributes.open(
            List.of(), Map.of("csv.team.file", staff.toString()), Optional.empty(), () -> NOON)) {
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
  void link_isMadeForHerAgent_andGoodForAWhile() {
    LinkOfLearner link =
        new LinkOfLearner(
            (agent, until) -> URI.create("https://lrs.example.org/#" + agent.key() + "/" + until),
            Duration.ofDays(7),
            () -> NOON);
    try (Attributes attributes =
        Attributes.open(List.of(), Map.of(), Optional.of(link), () -> NOON)) {
      assertThat(attributes.names()).containsExactly("link", "name");
      assertThat(attributes.value("link", learner(Map.of("mbox", "mailto:ann@ex.org"))))
          .contains(
              "https://lrs.example.org/#mbox:mailto:ann@ex.org/" + NOON.plus(Duration.ofDays(7)));
    }
    assertThat(Attributes.nameOnly().names()).containsExactly("name");
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
