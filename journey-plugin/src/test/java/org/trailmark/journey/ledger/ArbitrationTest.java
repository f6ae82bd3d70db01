package org.trailmark.journey.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trailmark.journey.ledger.Desk.wanted;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.engine.Run;
import org.trailmark.journey.extension.Scorer;
import org.trailmark.lrs.plugin.Offer;
import org.trailmark.lrs.problem.LrsException;

/** Several touchpoints of one learner that pass together. */
class ArbitrationTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final Instant LATER = NOON.plus(Duration.ofHours(4));
  private static final Map<String, Journey> JOURNEYS =
      Map.of(
          "one", journey("one", "arbitration: {pause: PT4H}"),
          "two", journey("two", "arbitration: {pause: PT4H}\ncaps: [{max: 1, per: PT3H}]"),
          "free", journey("free", ""));

  @TempDir Path folder;
  private Desk desk;
  private String ann;

  private static Journey journey(String id, String more) {
    return new JourneyReader()
        .read(
            """
            journey: %s
            version: 1
            entry: {match: {verb: "https://ex.org/v"}}
            stages: [s]
            steps: {a: {stage: s, touch: [small, great, safety]}}
            touchpoints:
              small: {channels: [inbox], value: 0.5}
              great: {channels: [inbox], value: 2, lever: 1.5}
              safety: {channels: [inbox], class: mandatory}
            %s
            """
                .formatted(id, more));
  }

  @BeforeEach
  void open() {
    desk = new Desk(folder, JOURNEYS);
    ann = desk.know("ann");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void asks(String journey, String... touchpoints) {
    desk.asks(
        journey,
        ann,
        1,
        NOON,
        Stream.of(touchpoints)
            .map(touchpoint -> wanted(touchpoint, 1, NOON.minusSeconds(60)))
            .toArray(Run.Wanted[]::new));
  }

  private List<String> said() {
    return desk.said.stream().map(o -> o.wish().journey() + "/" + o.wish().touchpoint()).toList();
  }

  private Entry last(String journey, String touchpoint) {
    return desk.wishes(ann).stream()
        .filter(w -> w.journey().equals(journey) && w.touchpoint().equals(touchpoint))
        .map(w -> desk.lastEntry(w.key()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void ofTwo_theBetterIsSaid_andTheOtherWaits_withAllFactorsKept() {
    asks("one", "small", "great");
    desk.judge(NOON);

    assertThat(said()).containsExactly("one/great");
    Entry held = last("one", "small");
    assertThat(held.decision()).isEqualTo(Entry.Decision.HELD);
    assertThat(held.gate()).isEqualTo("arbitration");
    assertThat(held.reason()).startsWith("one/great was better to say now, and PT4H lie between");
    assertThat(held.numbers())
        .containsEntry("value", "0.5")
        .containsEntry("propensity", "0.5")
        .containsEntry("scorer", "next-best")
        .containsEntry("said", "one/great")
        .containsKeys("context", "lever", "fatigue", "score", "until");
    assertThat(held.numbers().get("candidates")).startsWith("one/great ").contains(", one/small ");
    assertThat(last("one", "great").numbers())
        .containsEntry("lever", "1.5")
        .containsKeys("score", "candidates", "channels");
    assertThat(desk.nextRelease()).contains(LATER);
  }

  @Test
  void whatWaits_isJudgedAgain_andSaidInItsTurn() {
    asks("one", "small", "great");
    desk.judge(NOON);
    desk.judge(LATER.minusMillis(1));
    assertThat(said()).hasSize(1);
    desk.judge(LATER);

    assertThat(said()).containsExactly("one/great", "one/small");
  }

  @Test
  void journeys_competeWithEachOther() {
    asks("one", "small");
    asks("two", "great");
    desk.judge(NOON);

    assertThat(said()).containsExactly("two/great");
    assertThat(last("one", "small").reason()).startsWith("two/great was better");
  }

  @Test
  void duties_goFirst_andTheRestWaits() {
    asks("one", "great", "safety");
    asks("two", "safety");
    desk.judge(NOON);

    assertThat(said()).containsExactlyInAnyOrder("one/safety", "two/safety");
    assertThat(last("one", "great").gate()).isEqualTo("arbitration");
  }

  @Test
  void whatDoesNotCompete_isSaidAsBefore() {
    asks("free", "small", "great");
    asks("one", "small");
    desk.judge(NOON);

    assertThat(said()).contains("free/small", "free/great");
    assertThat(last("free", "small").numbers()).doesNotContainKeys("score", "candidates");
  }

  @Test
  void capThatTheWinnerFills_holdsTheNext_notTheContest() {
    asks("two", "small", "great");
    desk.judge(NOON);

    assertThat(said()).containsExactly("two/great");
    assertThat(last("two", "small").gate()).isEqualTo("caps");
  }

  @Test
  void contestants_areSeenTogether_howeverFewAreJudgedAtOnce() {
    for (String journey : List.of("one", "two")) {
      asks(journey, "small", "great");
    }
    desk.judge(NOON); // three wishes in a call

    assertThat(said()).hasSize(1);
    assertThat(desk.wishes(ann)).filteredOn(w -> w.state() == Wish.State.HELD).hasSize(3);
  }

  @Test
  void scorerThatFails_countsAsNought_andIsTold() {
    desk.close();
    desk =
        new Desk(
            folder.resolve("other"),
            JOURNEYS,
            new Scorer() {
              @Override
              public String name() {
                return "broken";
              }

              @Override
              public Map<String, Double> factors(Contender contender) {
                if (contender.touchpoint().equals("great")) {
                  throw new IllegalStateException("no idea");
                }
                return Map.of("fixed", 1.0);
              }
            });
    ann = desk.know("ann");
    asks("one", "small", "great");
    desk.judge(NOON);

    assertThat(said()).containsExactly("one/small");
    assertThat(last("one", "great").numbers())
        .containsEntry("score", "0.0")
        .containsEntry("failed", "java.lang.IllegalStateException: no idea");
  }

  @Test
  void scorerThatIsNotThere_orThereTwice_stopsTheStart() {
    assertThat(new Scorers(List.of()).named(null).name()).isEqualTo("next-best");
    assertThatThrownBy(() -> new Scorers(List.of()).named("best-next"))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("there is none called best-next; known: next-best");
    assertThatThrownBy(() -> new Scorers(List.of(Offer.trusted(new NextBest()))))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("two scorers are called \"next-best\"");
  }
}
