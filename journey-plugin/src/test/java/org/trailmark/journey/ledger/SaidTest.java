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

/** Nothing is said twice, whoever she was taken for, and however her runs are numbered. */
class SaidTest {
  private static final Instant MONDAY = Instant.parse("2026-11-02T12:00:00Z");
  private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
  private static final Journey JOURNEY =
      new JourneyReader()
          .read(
              """
              journey: j
              version: 1
              entry: {match: {verb: "https://ex.org/v"}}
              stages: [s]
              steps: {a: {stage: s, touch: [hello, once]}}
              touchpoints:
                hello: {audience: learner, channels: [inbox]}
                once: {audience: learner, channels: [inbox], once: run, spacing: P1D}
              """);

  @TempDir Path folder;
  private Desk desk;
  private String ann;
  private String bob;

  @BeforeEach
  void open() {
    desk = new Desk(folder, Map.of("j", JOURNEY));
    ann = desk.know("ann");
    bob = desk.know("bob");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Wish newest(String learner) {
    return desk.wishes(learner).stream()
        .filter(wish -> wish.learner().equals(learner))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatWasSaidToOneOfHerAgents_isNotSaidToHerUnderAnotherName() {
    desk.asks("j", ann, 1, MONDAY, wanted("hello", 1, MONDAY));
    desk.judge(MONDAY);
    desk.link(ann, bob);
    desk.asks("j", ann, 1, TUESDAY);
    desk.asks("j", bob, 1, TUESDAY, wanted("hello", 1, MONDAY.minusSeconds(5)));
    desk.judge(TUESDAY);

    assertThat(desk.said).hasSize(1);
    assertThat(newest(bob).gate()).isEqualTo("said");
    assertThat(desk.lastEntry(newest(bob).key()).reason())
        .isEqualTo("It was said on 2026-11-02T12:00:00Z already, as number 1 of run 1.");
  }

  @Test
  void unlinked_eachRemembersWhatWasSaidToBoth() {
    desk.link(ann, bob);
    desk.asks("j", bob, 1, MONDAY, wanted("hello", 1, MONDAY));
    desk.judge(MONDAY);
    desk.link(ann, ann);
    desk.asks("j", ann, 1, TUESDAY, wanted("hello", 1, MONDAY));
    desk.judge(TUESDAY);

    assertThat(desk.said).hasSize(1);
    assertThat(newest(ann).gate()).isEqualTo("said");
  }

  @Test
  void earlierRunThatComesLate_movesTheNumbers_andSaysNothingAgain() {
    desk.asks("j", ann, 1, TUESDAY, wanted("hello", 1, TUESDAY));
    desk.judge(TUESDAY);
    desk.asks("j", ann, 1, TUESDAY, wanted("hello", 1, MONDAY));
    desk.asks("j", ann, 2, TUESDAY, wanted("hello", 1, TUESDAY));
    desk.judge(TUESDAY);

    assertThat(desk.said).hasSize(1);
    assertThat(desk.lastEntry(newest(ann).key()).reason())
        .isEqualTo("It was said on 2026-11-03T12:00:00Z already, for the entry at the same time.");
  }

  @Test
  void entryThatMovedBeforeItsRunGotAnotherNumber_isKnownAllTheSame() {
    Instant noon = TUESDAY.minusSeconds(30);
    desk.asks("j", ann, 1, TUESDAY, wanted("hello", 1, TUESDAY));
    desk.judge(TUESDAY);
    desk.asks("j", ann, 1, TUESDAY, wanted("hello", 1, noon));
    desk.asks("j", ann, 1, TUESDAY, wanted("hello", 1, MONDAY));
    desk.asks("j", ann, 2, TUESDAY, wanted("hello", 1, noon));
    desk.judge(TUESDAY);

    assertThat(desk.said).hasSize(1);
    assertThat(newest(ann).gate()).isEqualTo("said");
  }

  @Test
  void anotherTimeInTheSameRun_isSaid() {
    desk.asks("j", ann, 1, MONDAY, wanted("hello", 1, MONDAY));
    desk.judge(MONDAY);
    desk.asks("j", ann, 1, TUESDAY, wanted("hello", 1, MONDAY), wanted("hello", 2, TUESDAY));
    desk.judge(TUESDAY);

    assertThat(desk.said).hasSize(2);
  }

  @Test
  void onceAndSpacing_lookAtAllHerAgents() {
    desk.asks("j", ann, 1, MONDAY, wanted("once", 1, MONDAY));
    desk.judge(MONDAY);
    desk.link(ann, bob);
    desk.asks("j", bob, 1, TUESDAY, wanted("once", 2, MONDAY.plusSeconds(60)));
    desk.judge(TUESDAY);
    desk.asks("j", bob, 2, TUESDAY, wanted("once", 3, MONDAY.plusSeconds(90)));
    desk.judge(MONDAY.plusSeconds(100));

    assertThat(desk.said).hasSize(1);
    assertThat(desk.wishes(bob).stream().map(Wish::gate)).containsExactly("spacing", "once", null);
  }

  @Test
  void whatWasTakenBack_wasNotSaid() {
    desk.takesBack = true;
    desk.asks("j", ann, 1, MONDAY, wanted("once", 1, MONDAY));
    desk.judge(MONDAY);
    desk.asks("j", ann, 1, MONDAY);
    desk.asks("j", ann, 1, MONDAY, wanted("once", 1, MONDAY), wanted("once", 2, MONDAY));
    desk.judge(MONDAY.plusSeconds(1));

    assertThat(desk.said.stream().map(outgoing -> outgoing.wish().occurrence()))
        .containsExactly(1, 2);
  }

  @Test
  void wishOfALearnerWithoutAgents_isWithdrawn() {
    desk.asks("j", ann, 1, MONDAY, wanted("hello", 1, MONDAY));
    desk.link(ann, bob);
    desk.judge(MONDAY);

    assertThat(desk.wishes(bob).get(0).state()).isEqualTo(Wish.State.WITHDRAWN);
    assertThat(desk.said).isEmpty();
  }

  @Test
  void whatWasSaidToAFormerLearner_isShownWithHer() {
    desk.asks("j", ann, 1, MONDAY, wanted("hello", 1, MONDAY));
    desk.judge(MONDAY);
    desk.link(ann, bob);

    assertThat(desk.wishes(bob)).hasSize(1);
    assertThat(desk.wishes(bob).get(0).state()).isEqualTo(Wish.State.SENT);
  }
}
