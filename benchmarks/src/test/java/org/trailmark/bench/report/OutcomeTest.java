package org.trailmark.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  private static final Limit HALF = Limit.atLeast(0.5);

  private final Outcome grown =
      new Outcome(
          List.of(
              new Measured(1000, List.of(reads(0.8), writes(0.6), tail(2))),
              new Measured(
                  100_000, List.of(reads(0.6), Row.failed("writes", HALF, "503: full"), tail(9)))),
          List.of(new Filling(1000, 50, 100), new Filling(100_000, 40, 100)));

  @Test
  void growth_comparesTheRatiosOfTheLastSizeWithTheFirst() {
    assertThat(grown.tables().get(1).rows())
        .containsExactly(
            List.of("reads", "0.80", "0.60", "0.75", "≥ 0.8", "NO"),
            List.of("writes", "0.60", "FAILED", "", "≥ 0.8", "FAILED"));
  }

  @Test
  void theRows_areThoseOfTheLargestSize() {
    assertThat(grown.tables().get(0).rows().get(0)).startsWith("reads", "≥ 0.5", "0.60", "yes");
  }

  @Test
  void oneSize_hasNoGrowthToTellOf() {
    Outcome one = new Outcome(List.of(new Measured(1000, List.of(reads(0.8)))), List.of());

    assertThat(one.tables()).hasSize(1);
    assertThat(one.plots()).isEmpty();
  }

  @Test
  void aFailedRow_makesItIncomplete_butOneLeftOutDoesNot() {
    Row leftOut = Row.leftOut("start", Limit.atMostSeconds(3), "somebody else's");

    assertThat(grown.complete()).isFalse();
    assertThat(new Outcome(List.of(new Measured(1, List.of(leftOut))), List.of()).complete())
        .isTrue();
  }

  @Test
  void plots_showWritingAndEveryRatio() {
    assertThat(grown.plots()).containsOnlyKeys("writing.svg", "growth.svg");
    assertThat(grown.plots().values().stream().flatMap(plot -> plot.series().stream()))
        .extracting(series -> series.name() + " " + series.points().size())
        .containsExactly(
            "POST of 50 2", "bare append in transactions of 1,000 2", "reads 2", "writes 1");
  }

  private static Row reads(double ratio) {
    return Row.of("reads", HALF, Spread.of(ratio), "", "");
  }

  private static Row writes(double ratio) {
    return Row.of("writes", HALF, Spread.of(ratio), "", "");
  }

  private static Row tail(double ratio) {
    return Row.of("tail", Limit.atMost(5), Spread.of(ratio), "", "");
  }
}
