package org.trailmark.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One test for each rule of {@link Fold}. */
class FoldTest {
  private static final String LATER = "2026-12-31T00:00:00Z";

  private static final String TWO_STEPS =
      """
      entry: {match: {verb: v:joined}}
      steps:
        a: {stage: s, on: [{to: b, match: {verb: v:did}}]}
        b: {stage: s, on: [{to: exit:done, match: {verb: v:did}}]}
      exits: {done: {counts: goal}}
      """;

  @Test
  void learner_withoutEntry_hasNoRun() {
    assertThat(Way.of(TWO_STEPS).did("did", "2026-01-01T00:00:00Z").by(LATER)).isEmpty();
  }

  @Test
  void entry_leadsToTheFirstStepOfTheText() {
    Run run = Way.of(TWO_STEPS).did("joined", "2026-01-01T00:00:00Z").by(LATER).orElseThrow();

    assertThat(run.position()).hasToString("a");
    assertThat(run.enteredAt()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(run.transitions().get(0).from()).isNull();
    assertThat(run.transitions().get(0).cause())
        .isEqualTo(new Cause.Held("/entry", List.of(Way.id(1)), List.of()));
  }

  @Test
  void entry_holdsOverEverythingSoFar() {
    String both =
        """
        entry: {all: [{match: {verb: v:joined}}, {match: {verb: v:paid}}]}
        steps: {a: {stage: s}}
        """;
    Run run =
        Way.of(both)
            .did("paid", "2026-01-01T00:00:00Z")
            .did("joined", "2026-01-02T00:00:00Z")
            .by(LATER)
            .orElseThrow();

    assertThat(Way.path(run)).isEqualTo("a@2026-01-02T00:00:00Z");
    assertThat(held(run, 0).statements()).containsExactly(Way.id(1), Way.id(2));
  }

  @Test
  void entry_byRoster_needsNoStatement() {
    String roster = "entry: {roster: hires}\nsteps: {a: {stage: s}}\n";
    Run run = Way.of(roster).roster("hires", "2026-01-05T00:00:00Z").by(LATER).orElseThrow();

    assertThat(run.enteredAt()).isEqualTo("2026-01-05T00:00:00Z");
    assertThat(held(run, 0).rosters()).containsExactly("hires");
  }

  @Test
  void match_onAStep_doesNotCountWhatLedThere() {
    Way way = Way.of(TWO_STEPS).did("joined", "2026-01-01T00:00:00Z");

    assertThat(way.did("did", "2026-01-02T00:00:00Z").pathBy(LATER))
        .isEqualTo("a@2026-01-01T00:00:00Z b@2026-01-02T00:00:00Z");
    assertThat(way.did("did", "2026-01-02T00:00:00Z").pathBy(LATER))
        .endsWith("exit:done@2026-01-02T00:00:00Z");
  }

  @Test
  void match_onAStep_doesNotCountWhatCameBefore() {
    assertThat(
            Way.of(TWO_STEPS)
                .did("did", "2026-01-01T00:00:00Z")
                .did("joined", "2026-01-02T00:00:00Z")
                .pathBy(LATER))
        .isEqualTo("a@2026-01-02T00:00:00Z");
  }

  @Test
  void afterAnExit_nothingChanges() {
    assertThat(
            Way.of(TWO_STEPS)
                .did("joined", "2026-01-01T00:00:00Z")
                .did("did", "2026-01-02T00:00:00Z")
                .did("did", "2026-01-03T00:00:00Z")
                .did("joined", "2026-01-04T00:00:00Z")
                .did("did", "2026-01-05T00:00:00Z")
                .pathBy(LATER))
        .endsWith("exit:done@2026-01-03T00:00:00Z");
  }

  private static final String WITH_NO =
      """
      entry: {match: {verb: [v:joined, v:declined]}}
      steps: {a: {stage: s, on: [{to: exit:done, match: {verb: v:declined}}]}}
      exits:
        done: {counts: goal}
        no: {counts: decided, on: {match: {verb: v:declined}}}
      """;

  @Test
  void exit_isJudgedBeforeTheRulesOfTheStep() {
    assertThat(
            Way.of(WITH_NO)
                .did("joined", "2026-01-01T00:00:00Z")
                .did("declined", "2026-01-02T00:00:00Z")
                .pathBy(LATER))
        .endsWith("exit:no@2026-01-02T00:00:00Z");
  }

  @Test
  void exit_countsTheStatementThatBeganTheRun() {
    assertThat(Way.of(WITH_NO).did("declined", "2026-01-01T00:00:00Z").pathBy(LATER))
        .isEqualTo("a@2026-01-01T00:00:00Z exit:no@2026-01-01T00:00:00Z");
  }

  @Test
  void rules_firstThatHolds_leads() {
    String two =
        """
        entry: {match: {verb: v:joined}}
        steps:
          a:
            stage: s
            on:
              - {to: b, match: {verb: v:did}}
              - {to: c, match: {verb: v:did}}
          b: {stage: s}
          c: {stage: s}
        """;
    Run run =
        Way.of(two)
            .did("joined", "2026-01-01T00:00:00Z")
            .did("did", "2026-01-02T00:00:00Z")
            .by(LATER)
            .orElseThrow();

    assertThat(run.position()).hasToString("b");
    assertThat(held(run, 1).rule()).isEqualTo("/steps/a/on/0");
  }

  private static final String COUNTING =
      """
      entry: {match: {verb: [v:joined, v:watched]}}
      steps:
        a: {stage: s, on: [{to: b, match: {verb: v:did}}]}
        b: {stage: s, on: [{to: c, count: {of: {verb: v:watched}, distinct: object.id, min: 2, within: P1D}}]}
        c: {stage: s}
      """;

  @Test
  void count_heldBeforeTheStep_passesItAtOnce() {
    Run run =
        Way.of(COUNTING)
            .did("joined", "2026-01-01T00:00:00Z")
            .did("watched", "2026-01-02T00:00:00Z", "x")
            .did("watched", "2026-01-03T00:00:00Z", "y")
            .did("did", "2026-01-09T00:00:00Z")
            .by(LATER)
            .orElseThrow();

    assertThat(Way.path(run))
        .isEqualTo("a@2026-01-01T00:00:00Z b@2026-01-09T00:00:00Z c@2026-01-09T00:00:00Z");
    assertThat(held(run, 2).statements()).containsExactly(Way.id(2), Way.id(3));
  }

  @Test
  void count_includesTheStatementThatBeganTheRun() {
    assertThat(
            Way.of(COUNTING)
                .did("watched", "2026-01-01T00:00:00Z", "x")
                .did("did", "2026-01-01T01:00:00Z")
                .did("watched", "2026-01-01T02:00:00Z", "y")
                .pathBy(LATER))
        .endsWith("c@2026-01-01T02:00:00Z");
  }

  @Test
  void count_apartFromEachOther_doesNotHold() {
    assertThat(
            Way.of(COUNTING)
                .did("watched", "2026-01-01T00:00:00Z", "x")
                .did("did", "2026-01-01T01:00:00Z")
                .did("watched", "2026-01-02T00:00:01Z", "y")
                .pathBy(LATER))
        .endsWith("b@2026-01-01T01:00:00Z");
  }

  @Test
  void count_window_slidesToLaterStatements() {
    Run run =
        Way.of(COUNTING)
            .did("watched", "2026-01-01T00:00:00Z", "x")
            .did("did", "2026-01-01T01:00:00Z")
            .did("watched", "2026-01-05T00:00:00Z", "y")
            .did("watched", "2026-01-05T01:00:00Z", "y")
            .did("watched", "2026-01-06T00:00:00Z", "x")
            .by(LATER)
            .orElseThrow();

    assertThat(held(run, 2).statements()).containsExactly(Way.id(3), Way.id(5));
  }

  @Test
  void count_sameObject_countsOnce() {
    assertThat(
            Way.of(COUNTING)
                .did("watched", "2026-01-01T00:00:00Z", "x")
                .did("did", "2026-01-01T01:00:00Z")
                .did("watched", "2026-01-01T02:00:00Z", "x")
                .did("watched", "2026-01-01T03:00:00Z")
                .pathBy(LATER))
        .endsWith("b@2026-01-01T01:00:00Z");
  }

  private static final String NOT =
      """
      entry: {match: {verb: v:joined}}
      steps:
        a:
          stage: s
          on:
            - {to: b, all: [{match: {verb: v:did}}, {not: {match: {verb: v:failed}}}, {any: [{roster: staff}, {match: {verb: v:paid}}]}]}
        b: {stage: s}
      """;

  @Test
  void conditions_combine() {
    Run run =
        Way.of(NOT)
            .roster("staff", "2025-01-01T00:00:00Z")
            .did("joined", "2026-01-01T00:00:00Z")
            .did("did", "2026-01-02T00:00:00Z")
            .by(LATER)
            .orElseThrow();

    assertThat(held(run, 1))
        .isEqualTo(new Cause.Held("/steps/a/on/0", List.of(Way.id(2)), List.of("staff")));
  }

  @Test
  void not_isFalseFromTheStatementOn() {
    assertThat(
            Way.of(NOT)
                .did("joined", "2026-01-01T00:00:00Z")
                .did("did", "2026-01-02T00:00:00Z")
                .did("failed", "2026-01-03T00:00:00Z")
                .did("paid", "2026-01-04T00:00:00Z")
                .pathBy(LATER))
        .isEqualTo("a@2026-01-01T00:00:00Z");
  }

  @Test
  void roster_joinedLater_actsAtItsTime() {
    assertThat(
            Way.of(NOT)
                .did("joined", "2026-01-01T00:00:00Z")
                .did("did", "2026-01-02T00:00:00Z")
                .roster("staff", "2026-01-03T00:00:00Z")
                .pathBy(LATER))
        .endsWith("b@2026-01-03T00:00:00Z");
  }

  @Test
  void chain_neverComesToAStepTwiceInOneMoment() {
    String roundabout =
        """
        entry: {match: {verb: v:joined}}
        steps:
          a: {stage: s, on: [{to: b, count: {of: {verb: v:did}, min: 1}}]}
          b: {stage: s, on: [{to: a, count: {of: {verb: v:did}, min: 1}}]}
        """;
    assertThat(
            Way.of(roundabout)
                .did("joined", "2026-01-01T00:00:00Z")
                .did("did", "2026-01-02T00:00:00Z")
                .did("did", "2026-01-03T00:00:00Z")
                .pathBy(LATER))
        .isEqualTo("a@2026-01-01T00:00:00Z b@2026-01-02T00:00:00Z a@2026-01-03T00:00:00Z");
  }

  private static final String AGAIN =
      """
      entry: {match: {verb: v:joined}}
      steps:
        a: {stage: s, touch: [tip, hello], on: [{to: a, match: {verb: v:did}}]}
      touchpoints:
        tip: {channels: [inbox]}
        hello: {channels: [inbox], once: run}
      """;

  @Test
  void rule_toItsOwnStep_entersItAnew() {
    assertThat(
            Way.of(AGAIN)
                .did("joined", "2026-01-01T00:00:00Z")
                .did("did", "2026-01-02T00:00:00Z")
                .did("did", "2026-01-03T00:00:00Z")
                .pathBy(LATER))
        .isEqualTo("a@2026-01-01T00:00:00Z a@2026-01-02T00:00:00Z a@2026-01-03T00:00:00Z");
  }

  @Test
  void touchpoints_areWantedAtEachEntry_orOnceInARun() {
    Run run =
        Way.of(AGAIN)
            .did("joined", "2026-01-01T00:00:00Z")
            .did("did", "2026-01-02T00:00:00Z")
            .by(LATER)
            .orElseThrow();

    assertThat(run.wanted())
        .containsExactly(
            new Run.Wanted("tip", 1, "a", Instant.parse("2026-01-01T00:00:00Z"), 1),
            new Run.Wanted("hello", 1, "a", Instant.parse("2026-01-01T00:00:00Z"), 1),
            new Run.Wanted("tip", 2, "a", Instant.parse("2026-01-02T00:00:00Z"), 1));
  }

  @Test
  void statement_thatCameTwice_countsOnce() {
    Way way =
        Way.of(AGAIN).did("joined", "2026-01-01T00:00:00Z").did("did", "2026-01-02T00:00:00Z");
    Way twice = Way.of(AGAIN).did("joined", "2026-01-01T00:00:00Z");
    Evidence did = way.evidence().get(1);
    twice.evidence().addAll(List.of(did, did));

    assertThat(twice.by(LATER)).isEqualTo(way.by(LATER));
  }

  static Cause.Held held(Run run, int transition) {
    return (Cause.Held) run.transitions().get(transition).cause();
  }
}
