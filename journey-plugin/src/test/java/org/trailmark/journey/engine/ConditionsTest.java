package org.trailmark.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One test for each rule of the conditions that look at more than one statement. */
class ConditionsTest {
  private static final String LATER = "2026-12-31T00:00:00Z";

  private static Way waitingFor(String condition) {
    return Way.of(
            """
            entry: {match: {verb: v:joined}}
            steps:
              a: {stage: s, on: [{to: b, %s}]}
              b: {stage: s}
            """
                .formatted(condition))
        .did("joined", "2026-01-01T00:00:00Z");
  }

  private static final String SEEN_THEN_DONE = "sequence: {of: [{verb: v:saw}, {verb: v:did}]}";

  @Test
  void sequence_holdsOnceAllCameInOrder() {
    Way way =
        waitingFor(SEEN_THEN_DONE)
            .did("did", "2026-01-02T00:00:00Z")
            .did("saw", "2026-01-03T00:00:00Z");

    assertThat(way.pathBy(LATER)).isEqualTo("a@2026-01-01T00:00:00Z");
    assertThat(way.did("did", "2026-01-04T00:00:00Z").pathBy(LATER))
        .endsWith("b@2026-01-04T00:00:00Z");
  }

  @Test
  void sequence_namesTheStatementsThatMadeItUp() {
    Run run =
        waitingFor(SEEN_THEN_DONE)
            .did("saw", "2026-01-02T00:00:00Z")
            .did("saw", "2026-01-03T00:00:00Z")
            .did("did", "2026-01-04T00:00:00Z")
            .by(LATER)
            .orElseThrow();

    assertThat(((Cause.Held) run.transitions().get(1).cause()).statements())
        .isEqualTo(List.of(Way.id(2), Way.id(4)));
  }

  @Test
  void sequence_within_takesTheBeginningThatIsStillInTime() {
    assertThat(
            waitingFor("sequence: {of: [{verb: v:saw}, {verb: v:did}], within: P1D}")
                .did("saw", "2026-01-02T00:00:00Z")
                .did("saw", "2026-01-04T00:00:00Z")
                .did("did", "2026-01-05T00:00:00Z")
                .pathBy(LATER))
        .endsWith("b@2026-01-05T00:00:00Z");
  }

  @Test
  void strictSequence_breaksOnAnythingInBetween() {
    Way way =
        waitingFor("sequence: {of: [{verb: v:saw}, {verb: v:did}], strict: true}")
            .did("saw", "2026-01-02T00:00:00Z")
            .did("joined", "2026-01-03T00:00:00Z")
            .did("did", "2026-01-04T00:00:00Z");

    assertThat(way.pathBy(LATER)).isEqualTo("a@2026-01-01T00:00:00Z");
    assertThat(
            way.did("saw", "2026-01-05T00:00:00Z").did("did", "2026-01-06T00:00:00Z").pathBy(LATER))
        .endsWith("b@2026-01-06T00:00:00Z");
  }

  @Test
  void absent_becomesTrueWhenNothingCameForAsLong() {
    Way way =
        waitingFor("absent: {of: {verb: v:did}, for: P7D}").did("did", "2026-01-03T00:00:00Z");

    assertThat(way.by("2026-01-09T00:00:00Z").orElseThrow().nextDue())
        .isEqualTo("2026-01-10T00:00:00Z");
    assertThat(way.pathBy("2026-01-10T00:00:00Z")).endsWith("b@2026-01-10T00:00:00Z");
  }

  @Test
  void absent_isSetBackByAStatementAtTheDeadline() {
    assertThat(
            waitingFor("absent: {of: {verb: v:did}, for: P7D}")
                .did("did", "2026-01-08T00:00:00Z")
                .pathBy("2026-01-09T00:00:00Z"))
        .isEqualTo("a@2026-01-01T00:00:00Z");
  }

  @Test
  void absent_togetherWithAMatch_waitsForBoth() {
    String both = "all: [{match: {verb: v:saw}}, {absent: {of: {verb: v:did}, for: P7D}}]";

    assertThat(waitingFor(both).did("saw", "2026-01-02T00:00:00Z").pathBy(LATER))
        .endsWith("b@2026-01-08T00:00:00Z");
    assertThat(waitingFor(both).did("saw", "2026-01-12T00:00:00Z").pathBy(LATER))
        .endsWith("b@2026-01-12T00:00:00Z");
  }

  @Test
  void absentInAnExit_runsSinceTheRunBegan_andGoesBeforeTimersOfTheStep() {
    String definition =
        """
        entry: {match: {verb: v:joined}}
        steps: {a: {stage: s, after: [{after: P7D, to: exit:late}]}}
        exits:
          late: {counts: drop}
          gone: {counts: drop, on: {absent: {of: {verb: v:did}, for: P7D}}}
        """;

    assertThat(Way.of(definition).did("joined", "2026-01-01T00:00:00Z").pathBy(LATER))
        .endsWith("exit:gone@2026-01-08T00:00:00Z");
  }

  @Test
  void sum_addsUpWhatLiesTogether() {
    String sum = "sum: {of: {verb: v:did}, value: 's.result.score.raw', atLeast: 10, within: P3D}";
    Way way =
        waitingFor(sum)
            .scored("did", "2026-01-02T00:00:00Z", "6.5")
            .scored("did", "2026-01-06T00:00:00Z", "6.5");

    assertThat(way.pathBy(LATER)).isEqualTo("a@2026-01-01T00:00:00Z");
    assertThat(way.scored("did", "2026-01-07T00:00:00Z", "3.5").pathBy(LATER))
        .endsWith("b@2026-01-07T00:00:00Z");
  }

  @Test
  void max_staysAtTheGreatest_andLastGoesWithTheNewest() {
    String score = "of: {verb: v:did}, value: 's.result.score.raw', atLeast: 5}";
    String both =
        """
        entry: {match: {verb: v:joined}}
        steps:
          a: {stage: s, on: [{to: b, all: [{match: {verb: v:done}}, {%s: {%s}]}]}
          b: {stage: s}
        """;
    assertThat(
            Way.of(both.formatted("max", score))
                .did("joined", "2026-01-01T00:00:00Z")
                .scored("did", "2026-01-02T00:00:00Z", "7")
                .scored("did", "2026-01-03T00:00:00Z", "2")
                .did("done", "2026-01-04T00:00:00Z")
                .pathBy(LATER))
        .endsWith("b@2026-01-04T00:00:00Z");
    assertThat(
            Way.of(both.formatted("last", score))
                .did("joined", "2026-01-01T00:00:00Z")
                .scored("did", "2026-01-02T00:00:00Z", "7")
                .scored("did", "2026-01-03T00:00:00Z", "2")
                .did("done", "2026-01-04T00:00:00Z")
                .pathBy(LATER))
        .isEqualTo("a@2026-01-01T00:00:00Z");
  }

  @Test
  void measure_withoutANumber_holdsNot() {
    assertThat(
            waitingFor("last: {of: {verb: v:did}, value: 's.result.score.raw', atMost: 5}")
                .did("did", "2026-01-02T00:00:00Z")
                .pathBy(LATER))
        .isEqualTo("a@2026-01-01T00:00:00Z");
  }
}
