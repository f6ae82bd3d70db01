package org.trailmark.journey.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.journey.ledger.Desk.wanted;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.learner.Preferences;

/** Days are the learner's own: a day is an hour shorter where clocks go forward in its night. */
class ClockTest {
  private static final Instant NOON = Instant.parse("2026-03-28T12:00:00Z");
  private static final Instant NEXT_DAY = Instant.parse("2026-03-29T11:30:00Z");
  private static final Journey JOURNEY =
      new JourneyReader()
          .read(
              """
              journey: j
              version: 1
              time: {zone: UTC}
              entry: {match: {verb: "https://ex.org/v"}}
              stages: [s]
              steps: {a: {stage: s, touch: [daily, brief]}}
              touchpoints:
                daily: {audience: learner, channels: [inbox], spacing: P1D}
                brief: {audience: learner, channels: [inbox], expires: P1D}
              """);

  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(folder, Map.of("j", JOURNEY));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private String know(String who, String zone) {
    String learner = desk.know(who);
    Preferences.Told told = new Preferences.Told(ZoneId.of(zone), null);
    desk.tx(tx -> new Preferences(tx).add(learner, told, NOON));
    return learner;
  }

  private Entry secondDay(String learner) {
    desk.asks("j", learner, 1, NOON, wanted("daily", 1, NOON));
    desk.judge(NOON);
    desk.asks("j", learner, 1, NEXT_DAY, wanted("daily", 1, NOON), wanted("daily", 2, NEXT_DAY));
    desk.judge(NEXT_DAY);
    return desk.lastEntry(desk.wishes(learner).get(0).key());
  }

  @Test
  void spacing_countsDaysOnTheLearnersClock() {
    assertThat(secondDay(know("ann", "Europe/Amsterdam")).decision())
        .isEqualTo(Entry.Decision.SENT);
    assertThat(secondDay(know("bob", "Africa/Lagos")).numbers())
        .containsEntry("nextAllowed", "2026-03-29T12:00:00Z")
        .containsEntry("zone", "Africa/Lagos")
        .containsEntry("zoneOf", "learner");
  }

  @Test
  void expiry_countsDaysOnTheLearnersClock() {
    String ann = know("ann", "Europe/Amsterdam");
    String bob = know("bob", "Africa/Lagos");
    desk.asks("j", ann, 1, NOON, wanted("brief", 1, NOON));
    desk.asks("j", bob, 1, NOON, wanted("brief", 1, NOON));
    desk.judge(NEXT_DAY);

    assertThat(desk.lastEntry(desk.wishes(ann).get(0).key()).numbers())
        .containsEntry("expiredAt", "2026-03-29T11:00:00Z")
        .containsEntry("zone", "Europe/Amsterdam");
    assertThat(desk.said)
        .singleElement()
        .satisfies(outgoing -> assertThat(outgoing.expiresAt()).isEqualTo("2026-03-29T12:00:00Z"));
  }
}
