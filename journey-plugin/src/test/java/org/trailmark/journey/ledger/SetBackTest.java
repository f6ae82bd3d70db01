package org.trailmark.journey.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.journey.ledger.Desk.wanted;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;

/** The clock was a year ahead, and is set back. */
class SetBackTest {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-11-02T22:00:00Z");
  private static final Journey WAY =
      new JourneyReader()
          .read(
              """
              journey: way
              version: 1
              entry: {match: {verb: "https://ex.org/v"}}
              stages: [s]
              steps: {a: {stage: s, touch: [hello]}}
              touchpoints: {hello: {audience: learner, channels: [inbox], spacing: P2D}}
              quiet: {zone: UTC, deny: ["19:00-08:00"]}
              caps: [{max: 1, per: P1D}]
              """);

  @TempDir Path folder;
  private Desk desk;
  private String ann;

  @BeforeEach
  void open() {
    desk = new Desk(folder, Map.of("way", WAY));
    ann = desk.know("ann");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void ask(int run, Instant at) {
    desk.asks("way", ann, run, at, wanted("hello", 1, at));
  }

  @Test
  void whatWasSentAhead_fillsNoCap_andIsNeverSentAgain() {
    ask(1, NOON);
    desk.judge(NOON.plus(YEAR));
    assertThat(desk.said).hasSize(1);
    ask(2, NOON.plusSeconds(1));
    desk.judge(NOON.plusSeconds(2));

    assertThat(desk.said).extracting(one -> one.wish().run()).containsExactly(1, 2);
    ask(1, NOON);
    desk.judge(NOON.plusSeconds(3));
    desk.judge(NOON.plus(YEAR).plusSeconds(1));
    assertThat(desk.said).hasSize(2);
  }

  @Test
  void whatWasSentALittleAhead_countsStill() {
    ask(1, NOON);
    desk.judge(NOON.plusSeconds(600));
    ask(2, NOON.plusSeconds(1));
    desk.judge(NOON.plusSeconds(2));

    assertThat(desk.said).hasSize(1);
    Wish second =
        desk.wishes(ann).stream().filter(wish -> wish.run() == 2).findFirst().orElseThrow();
    assertThat(second.gate()).isEqualTo("spacing");
  }

  @Test
  void whatWasHeldAhead_isJudgedAgain_andWaitsForTheRightMorning() {
    ask(1, NIGHT);
    desk.judge(NIGHT.plus(YEAR));
    assertThat(desk.nextRelease().orElseThrow()).isAfter(NIGHT.plus(YEAR));

    desk.reconsider(NIGHT);
    desk.judge(NIGHT);

    assertThat(desk.said).isEmpty();
    Instant morning = Instant.parse("2026-11-03T08:00:00Z");
    assertThat(desk.nextRelease()).contains(morning);
    desk.reconsider(NIGHT.plusSeconds(60));
    assertThat(desk.nextRelease()).as("what is held rightly stays").contains(morning);
    desk.judge(morning);
    assertThat(desk.said).hasSize(1);
  }

  @Test
  void whoWithdrawsHerConsent_isHeard_whateverSheSaidAhead() {
    Instant ahead = NOON.plus(YEAR);
    desk.consents(ann, true, ahead, ahead);

    desk.consents(ann, false, NOON, NOON);

    assertThat(desk.consentsNow(ann)).extracting(Consent::granted).containsExactly(false);
    desk.consents(ann, true, NOON.minusSeconds(60), NOON.plusSeconds(60));
    assertThat(desk.consentsNow(ann))
        .as("what was said before changes nothing now")
        .extracting(Consent::granted)
        .containsExactly(false);
  }
}
