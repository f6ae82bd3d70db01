package org.trailmark.journey.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Whatever an author makes of a definition, she is told what is wrong with it. */
class JourneyReaderPropertiesTest {
  private static final String LETTERS = "abx:019 -[]{},'\"#&*!|>%@\t\n~/.PTDé";

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void mistypedText_isReadOrRefusedWithPlaces(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 4) int mistakes) {
    StringBuilder text = new StringBuilder(JourneyReaderTest.onboarding());
    for (int i = 0; i < mistakes; i++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
        default -> text.setCharAt(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
    }
    assertReadOrRefused(text.toString());
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void shuffledLines_areReadOrRefusedWithPlaces(@ForAll Random random) {
    List<String> lines = new ArrayList<>(JourneyReaderTest.onboarding().lines().toList());
    lines.remove(random.nextInt(lines.size()));
    String moved = lines.remove(random.nextInt(lines.size()));
    lines.add(random.nextInt(lines.size()), moved);
    assertReadOrRefused(String.join("\n", lines));
  }

  private static void assertReadOrRefused(String text) {
    long lines = text.lines().count() + 1;
    try {
      new JourneyReader().readWithWarnings(text);
    } catch (LrsException refused) {
      assertThat(refused.code()).isEqualTo(ProblemCode.INVALID_DOCUMENT);
      assertThat(refused.faults())
          .isNotEmpty()
          .allSatisfy(fault -> assertThat(fault.line()).isBetween(1, (int) lines));
    }
  }
}
