package org.trailmark.lrs.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IndexShapeTest {
  private static final IndexShape THREES = new IndexShape(5, 3);

  static Stream<Arguments> levels() {
    return Stream.of(
        Arguments.of("nothing yet", new int[] {}, List.of()),
        Arguments.of("too few", new int[] {1, 1}, List.of()),
        Arguments.of("just enough", new int[] {1, 1, 1}, List.of(0, 1, 2)),
        Arguments.of("the oldest of too many", new int[] {1, 1, 1, 1}, List.of(0, 1, 2)),
        Arguments.of("behind a higher level", new int[] {3, 2, 2, 1, 1, 1}, List.of(3, 4, 5)),
        Arguments.of("the highest level first", new int[] {2, 2, 2, 1, 1, 1}, List.of(0, 1, 2)),
        Arguments.of("none has enough", new int[] {3, 3, 2, 2, 1, 1}, List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("levels")
  void due_runsOfTheseLevels_areTheOldestEnough(
      String unused, int[] levels, List<Integer> expected) {
    List<Run> runs = runs(levels);

    assertThat(THREES.due(runs)).isEqualTo(expected.stream().map(runs::get).toList());
  }

  /** What is merged is one level higher, and so on: no level ever keeps as many as the fan. */
  @Test
  void due_mergedUntilNothingIs_leavesFewRunsOfFallingLevels() {
    List<Integer> levels = new ArrayList<>();
    for (int written = 0; written < 100; written++) {
      levels.add(1);
      for (List<Run> due = due(levels); !due.isEmpty(); due = due(levels)) {
        int at = (int) due.get(0).id();
        int level = due.get(0).level();
        levels.subList(at, at + due.size()).clear();
        levels.add(at, level + 1);
      }
    }

    assertThat(levels).containsExactly(5, 3, 3, 1); // 100 is 10201 to the base of three
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "-1, 2", "1, 1", "1, 0"})
  void shape_thatCannotWork_isRefused(long trail, int fan) {
    assertThatIllegalArgumentException().isThrownBy(() -> new IndexShape(trail, fan));
  }

  private static List<Run> due(List<Integer> levels) {
    return THREES.due(runs(levels.stream().mapToInt(Integer::intValue).toArray()));
  }

  /** Runs of these levels; the id of each is its number in the list. */
  private static List<Run> runs(int... levels) {
    return IntStream.range(0, levels.length)
        .mapToObj(i -> new Run(i, levels[i], i + 1, i + 1, 1, KeyFilter.forKeys(1, 10)))
        .toList();
  }
}
