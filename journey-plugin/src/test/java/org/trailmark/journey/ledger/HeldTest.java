package org.trailmark.journey.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.journey.ledger.Desk.wanted;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;

/** Many that wait for one morning. */
class HeldTest {
  private static final Instant EVENING = Instant.parse("2026-11-02T20:00:00Z");
  private static final Instant MORNING = Instant.parse("2026-11-03T08:00:00Z");
  private static final Journey NIGHTS =
      journey("nights", "quiet: {zone: UTC, deny: [\"19:00-08:00\"]}");
  private static final Journey DAYS = journey("days", "");

  @TempDir Path folder;
  private Desk desk;

  private static Journey journey(String id, String more) {
    return new JourneyReader()
        .read(
            """
            journey: %s
            version: 1
            entry: {match: {verb: "https://ex.org/v"}}
            stages: [s]
            steps: {a: {stage: s, touch: [hello]}}
            touchpoints: {hello: {audience: learner, channels: [inbox]}}
            %s
            """
                .formatted(id, more));
  }

  @BeforeEach
  void open() {
    desk = new Desk(folder, Map.of("nights", NIGHTS, "days", DAYS));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  /** Somebody for whom something is wanted, so many seconds before the evening. */
  private void ask(String journey, String who, int secondsBefore) {
    desk.asks(
        journey,
        desk.know(who),
        1,
        EVENING,
        wanted("hello", 1, EVENING.minusSeconds(secondsBefore)));
  }

  @Test
  void held_keepNobodyElseWaiting() {
    for (int i = 0; i < 20; i++) {
      ask("nights", "held-" + i, 100 + i);
    }
    desk.judge(EVENING);
    ask("days", "ann", 1);
    desk.judge(EVENING);

    assertThat(desk.said).hasSize(1);
    assertThat(desk.nextRelease()).contains(MORNING);
  }

  @Test
  void released_areJudgedOldestFirst_howeverManyTheyAre() {
    int many = 1_205;
    desk.inOneTransaction(
        () -> {
          for (int i = 0; i < many; i++) {
            ask("nights", "held-" + i, (i * 7919) % many);
          }
        });
    desk.judge(EVENING);
    assertThat(desk.said).isEmpty();
    desk.judge(MORNING);

    assertThat(desk.said).hasSize(many);
    assertThat(desk.said.stream().map(o -> o.wish().at())).isSorted();
    assertThat(desk.nextRelease()).isEmpty();
  }
}
