package org.trailmark.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** One test for each rule of {@link Fold} about timers. */
class FoldTimerTest {
  private static final String TIMED =
      """
      entry: {match: {verb: v:joined}}
      steps:
        a:
          stage: s
          on: [{to: b, match: {verb: v:did}}]
          after: [{after: P14D, to: exit:lapsed}]
          idle: [{after: P5D, to: quiet}]
        b: {stage: s}
        quiet: {stage: s, on: [{to: b, match: {verb: v:did}}]}
      exits: {lapsed: {counts: drop}}
      """;

  private static Way timed() {
    return Way.of(TIMED).did("joined", "2026-01-01T00:00:00Z");
  }

  @Test
  void timer_beforeItsTime_isWhatComesNext() {
    Run run = timed().by("2026-01-05T23:59:59.999Z").orElseThrow();

    assertThat(run.position()).hasToString("a");
    assertThat(run.nextDue()).isEqualTo("2026-01-06T00:00:00Z");
  }

  @Test
  void timer_atItsTime_fires() {
    Run run = timed().by("2026-01-06T00:00:00Z").orElseThrow();

    assertThat(Way.path(run)).isEqualTo("a@2026-01-01T00:00:00Z quiet@2026-01-06T00:00:00Z");
    assertThat(run.transitions().get(1).cause())
        .isEqualTo(
            new Cause.Elapsed("/steps/a/idle/0", true, Instant.parse("2026-01-01T00:00:00Z")));
    assertThat(run.nextDue()).isNull();
  }

  @Test
  void idle_runsAnewWithEachRelevantStatement() {
    Way way = timed().did("joined", "2026-01-04T00:00:00Z").did("joined", "2026-01-08T12:00:00Z");

    assertThat(way.pathBy("2026-01-13T12:00:00Z")).endsWith("quiet@2026-01-13T12:00:00Z");
  }

  @Test
  void after_runsOnWhateverComes() {
    Way way = timed();
    for (int day = 2; day <= 14; day++) {
      way.did("joined", "2026-01-%02dT00:00:00Z".formatted(day));
    }

    assertThat(way.pathBy("2026-01-15T00:00:00Z")).endsWith("exit:lapsed@2026-01-15T00:00:00Z");
  }

  @Test
  void statementAtTheDeadline_beatsTheTimer() {
    assertThat(timed().did("did", "2026-01-06T00:00:00Z").pathBy("2026-02-01T00:00:00Z"))
        .isEqualTo("a@2026-01-01T00:00:00Z b@2026-01-06T00:00:00Z");
  }

  @Test
  void timer_beatsALaterStatement() {
    assertThat(timed().did("did", "2026-01-06T00:00:00.001Z").pathBy("2026-02-01T00:00:00Z"))
        .isEqualTo("a@2026-01-01T00:00:00Z quiet@2026-01-06T00:00:00Z b@2026-01-06T00:00:00.001Z");
  }

  @Test
  void statementAfterTheHorizon_actsAtOnce_andTheTimerItOvertookStaysOpen() {
    Run run = timed().did("did", "2026-01-06T00:05:00Z").by("2026-01-05T23:55:00Z").orElseThrow();

    assertThat(Way.path(run)).isEqualTo("a@2026-01-01T00:00:00Z b@2026-01-06T00:05:00Z");
    assertThat(run.nextDue()).isEqualTo("2026-01-06T00:00:00Z");
  }

  @Test
  void timer_leadsOnThroughStepsThatHoldAlready() {
    String chain =
        """
        entry: {match: {verb: v:joined}}
        steps:
          a: {stage: s, after: [{after: P1D, to: b}]}
          b: {stage: s, on: [{to: c, count: {of: {verb: v:joined}, min: 1}}]}
          c: {stage: s}
        """;
    assertThat(Way.of(chain).did("joined", "2026-01-01T00:00:00Z").pathBy("2026-01-02T00:00:00Z"))
        .isEqualTo("a@2026-01-01T00:00:00Z b@2026-01-02T00:00:00Z c@2026-01-02T00:00:00Z");
  }

  @Test
  void timersAtOneTime_afterComesFirst_thenTheOrderOfTheText() {
    String tie =
        """
        entry: {match: {verb: v:joined}}
        steps:
          a:
            stage: s
            idle: [{after: P1D, to: idle}]
            after: [{after: P1D, to: first}, {after: P1D, to: second}]
          idle: {stage: s}
          first: {stage: s}
          second: {stage: s}
        """;
    assertThat(Way.of(tie).did("joined", "2026-01-01T00:00:00Z").pathBy("2026-01-02T00:00:00Z"))
        .endsWith("first@2026-01-02T00:00:00Z");
  }

  @Test
  void timerToItsOwnStep_comesAgainAndAgain() {
    String weekly =
        """
        entry: {match: {verb: v:joined}}
        steps: {a: {stage: s, touch: [tip], after: [{after: P7D, to: a}]}}
        touchpoints: {tip: {channels: [inbox]}}
        """;
    Run run =
        Way.of(weekly)
            .did("joined", "2026-01-01T00:00:00Z")
            .by("2026-01-20T00:00:00Z")
            .orElseThrow();

    assertThat(run.wanted()).extracting(Run.Wanted::occurrence).containsExactly(1, 2, 3);
    assertThat(run.nextDue()).isEqualTo("2026-01-22T00:00:00Z");
  }

  private static final String ONE_DAY =
      """
      entry: {match: {verb: v:joined}}
      steps:
        a: {stage: s, after: [{after: %s, to: b}]}
        b: {stage: s}
      """;

  @Test
  void days_areCalendarDaysOfHerZone_overTheStartOfSummerTime() {
    Way way =
        Way.of(ONE_DAY.formatted("P1D"))
            .in("Europe/Amsterdam")
            .did("joined", "2026-03-28T12:00:00Z"); // 13:00 there; the clock goes on at night

    assertThat(way.pathBy("2026-03-30T00:00:00Z")).endsWith("b@2026-03-29T11:00:00Z");
  }

  @Test
  void days_areCalendarDaysOfHerZone_overTheEndOfSummerTime() {
    Way way =
        Way.of(ONE_DAY.formatted("P1D"))
            .in("Europe/Amsterdam")
            .did("joined", "2026-10-24T12:00:00Z");

    assertThat(way.pathBy("2026-10-30T00:00:00Z")).endsWith("b@2026-10-25T13:00:00Z");
  }

  @Test
  void hours_areHours_whateverTheClockDoes() {
    Way way =
        Way.of(ONE_DAY.formatted("PT24H"))
            .in("Europe/Amsterdam")
            .did("joined", "2026-03-28T12:00:00Z");

    assertThat(way.pathBy("2026-03-30T00:00:00Z")).endsWith("b@2026-03-29T12:00:00Z");
  }

  @Test
  void timeThatTheClockLeavesOut_isTakenAfterTheGap() {
    Way way =
        Way.of(ONE_DAY.formatted("P1D"))
            .in("Europe/Amsterdam")
            .did("joined", "2026-03-28T01:30:00Z"); // 02:30, which the next day does not have

    assertThat(way.pathBy("2026-03-30T00:00:00Z")).endsWith("b@2026-03-29T01:30:00Z");
  }

  @Test
  void aYearAfterLeapDay_isTheLastOfFebruary() {
    Way way = Way.of(ONE_DAY.formatted("P1Y")).did("joined", "2024-02-29T08:00:00Z");

    assertThat(way.pathBy("2025-12-01T00:00:00Z")).endsWith("b@2025-02-28T08:00:00Z");
  }

  @Test
  void aMonthAfterTheLastOfJanuary_isTheLastOfFebruary() {
    Way way = Way.of(ONE_DAY.formatted("P1M")).did("joined", "2024-01-31T08:00:00Z");

    assertThat(way.pathBy("2025-12-01T00:00:00Z")).endsWith("b@2024-02-29T08:00:00Z");
  }
}
