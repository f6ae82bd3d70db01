package org.trailmark.spec.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.lrs.problem.LrsException;

/** Any text as the definition of a journey: it is refused in words, or read. */
public final class DefinitionTarget {
  private static final JourneyReader READER = new JourneyReader();

  private DefinitionTarget() {}

  /** Called by the fuzzer with each input. */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    try {
      READER.readWithWarnings(data.consumeRemainingAsString());
    } catch (LrsException refusal) {
      StatementTarget.requireClientsFault(refusal);
    }
  }
}
