package org.trailmark.journey.runtime;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;

/**
 * Where one person would stand by a definition that nobody goes by.
 *
 * @param learner the id by which journeys know her; null: they do not yet
 * @param statements how many of hers mean something to the definition
 * @param runs in the order of their entries; empty: she would not be on the journey
 * @param remarks what could not be evaluated, newest first
 */
public record Trial(
    JourneyReader.Reading reading,
    @Nullable String learner,
    int statements,
    List<Way> runs,
    List<Remark> remarks) {

  public Trial {
    runs = List.copyOf(runs);
    remarks = List.copyOf(remarks);
  }

  /**
   * One run.
   *
   * @param place where she would stand
   * @param by the version by which she would move last
   * @param moves in event order
   * @param touchpoints that the way would ask for
   */
  public record Way(Place place, Journey by, List<Step> moves, List<Ask> touchpoints) {
    public Way {
      moves = List.copyOf(moves);
      touchpoints = List.copyOf(touchpoints);
    }
  }

  /**
   * A move.
   *
   * @param by the version that decides
   */
  public record Step(Move move, Journey by) {}

  /**
   * A touchpoint that would be asked for.
   *
   * @param occurrence 1 for the first time in the run
   * @param at event time
   */
  public record Ask(String touchpoint, int occurrence, String step, Instant at) {}
}
