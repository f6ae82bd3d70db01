package org.trailmark.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Coming again, and goals. */
class ReentryTest {
  private static final String LATER = "2026-12-31T00:00:00Z";

  private static Way way(String reentry) {
    return Way.of(
        """
        entry: {any: [{match: {verb: v:joined}}, {roster: all}]}
        reentry: %s
        steps: {a: {stage: s, on: [{to: exit:done, match: {verb: v:did}}]}}
        exits: {done: {counts: goal}}
        goals: [{id: soon, exit: done, within: P2D}]
        """
            .formatted(reentry));
  }

  private static List<String> paths(Way way) {
    return way.courseBy(LATER).runs().stream()
        .map(run -> run.number() + ": " + Way.path(run))
        .toList();
  }

  @Test
  void afterAnExit_anotherRunBegins() {
    assertThat(
            paths(
                way("afterExit")
                    .did("joined", "2026-01-01T00:00:00Z")
                    .did("did", "2026-01-02T00:00:00Z")
                    .did("joined", "2026-01-03T00:00:00Z")))
        .containsExactly(
            "1: a@2026-01-01T00:00:00Z exit:done@2026-01-02T00:00:00Z",
            "2: a@2026-01-03T00:00:00Z");
  }

  @Test
  void duringTheCooldown_nothingLeadsIn() {
    assertThat(
            paths(
                way("{when: afterExit, cooldown: P10D}")
                    .did("joined", "2026-01-01T00:00:00Z")
                    .did("did", "2026-01-02T00:00:00Z")
                    .did("joined", "2026-01-03T00:00:00Z")
                    .did("did", "2026-01-13T00:00:00Z")
                    .did("joined", "2026-01-14T00:00:00Z")))
        .containsExactly(
            "1: a@2026-01-01T00:00:00Z exit:done@2026-01-02T00:00:00Z",
            "2: a@2026-01-14T00:00:00Z");
  }

  @Test
  void rosterThatLetHerIn_doesNotAgain() {
    assertThat(
            paths(
                way("afterExit")
                    .roster("all", "2026-01-01T00:00:00Z")
                    .did("did", "2026-01-02T00:00:00Z")
                    .did("did", "2026-01-03T00:00:00Z")))
        .hasSize(1);
  }

  @Test
  void runOfEachRegistration_goesItsOwnWay() {
    UUID first = new UUID(9, 1);
    UUID second = new UUID(9, 2);
    Course course =
        way("{instance: context.registration}")
            .in(first, "joined", "2026-01-01T00:00:00Z")
            .in(second, "joined", "2026-01-02T00:00:00Z")
            .in(first, "did", "2026-01-03T00:00:00Z")
            .courseBy(LATER);

    assertThat(course.runs()).extracting(Run::registration).containsExactly(first, second);
    assertThat(course.runs())
        .extracting(run -> run.position().toString())
        .containsExactly("exit:done", "a");
    assertThat(course.runs()).extracting(Run::number).doesNotHaveDuplicates();
  }

  @Test
  void statementWithoutRegistration_belongsToEveryOpenRun() {
    Course course =
        way("{instance: context.registration}")
            .in(new UUID(9, 1), "joined", "2026-01-01T00:00:00Z")
            .in(new UUID(9, 2), "joined", "2026-01-02T00:00:00Z")
            .did("did", "2026-01-03T00:00:00Z")
            .courseBy(LATER);

    assertThat(course.runs())
        .extracting(run -> run.position().toString())
        .containsExactly("exit:done", "exit:done");
  }

  @Test
  void goal_isReachedInTimeOrNotAtAll() {
    assertThat(
            way("never")
                .did("joined", "2026-01-01T00:00:00Z")
                .did("did", "2026-01-03T00:00:00Z")
                .by(LATER)
                .orElseThrow()
                .reached())
        .containsOnlyKeys("soon");
    assertThat(
            way("never")
                .did("joined", "2026-01-01T00:00:00Z")
                .did("did", "2026-01-03T00:00:01Z")
                .by(LATER)
                .orElseThrow()
                .reached())
        .isEmpty();
  }
}
