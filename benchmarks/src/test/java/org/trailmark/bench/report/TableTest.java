package org.trailmark.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final List<Row> ROWS =
      List.of(
          Row.of("posts", Limit.atLeast(0.6), Spread.of(0.5, 0.7, 0.6), "60/s", "100/s"),
          Row.of("reads", Limit.atLeast(0.5), Spread.of(0.4), "40/s", "100/s"),
          Row.of("starts", Limit.atMostSeconds(3), Spread.of(2, 4), "", ""),
          Row.leftOut("heap", Limit.atMost(1), "a|b"),
          Row.failed("ends", Limit.atMost(1), "503"));

  @Test
  void text_standsInColumns() {
    assertThat(Table.of(ROWS).text())
        .isEqualTo(
            """
            work    must reach  measured               reached   ours  against
            posts   ≥ 0.6       0.60 (0.50 .. 0.70)    yes       60/s  100/s
            reads   ≥ 0.5       0.40                   NO        40/s  100/s
            starts  ≤ 3 s       3.00 (2.00 .. 4.00) s  yes
            heap    ≤ 1                                left out  a|b
            ends    ≤ 1                                FAILED    503
            """);
  }

  @Test
  void markdown_isATable() {
    assertThat(Table.of(ROWS).markdown())
        .startsWith(
            """
            | work | must reach | measured | reached | ours | against |
            |---|---|---|---|---|---|
            | posts | ≥ 0.6 | 0.60 (0.50 .. 0.70) | yes | 60/s | 100/s |
            """)
        .contains("| a\\|b |");
  }

  @Test
  void aRowOfAnotherLength_isRefused() {
    assertThatThrownBy(() -> new Table(List.of("a", "b"), List.of(List.of("1"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theMedianOfAnEvenNumber_liesBetweenTheMiddleTwo() {
    assertThat(Spread.of(4, 1, 3, 2)).isEqualTo(new Spread(2.5, 1, 4));
  }
}
