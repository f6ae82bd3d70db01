package org.trailmark.journey.api.journeys;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.statistics.Dwell;
import org.trailmark.journey.statistics.Tally;

/** What the interface says of many learners at once. */
final class StatisticsViews {

  private StatisticsViews() {}

  /** Who stood where at a moment. */
  record Standing(
      String journey,
      Instant at,
      Instant known,
      Tally standing,
      Tally left,
      List<StageStanding> stages,
      List<ExitStanding> exits) {}

  record StageStanding(String stage, long runs, long learners, List<StepStanding> steps) {}

  record StepStanding(String step, long runs, long learners) {}

  record ExitStanding(String exit, String counts, long runs, long learners) {}

  /**
   * What moved.
   *
   * @param entered moves onto the journey
   * @param left moves to an exit
   */
  record Flows(
      String journey,
      @Nullable Instant from,
      @Nullable Instant to,
      Instant known,
      long entered,
      long left,
      List<Flow> flows) {}

  /**
   * One way that was gone.
   *
   * @param movedFrom null: they entered
   * @param movedTo the step, or {@code exit:ID}
   * @param counts how the exit counts; null for a step
   */
  record Flow(
      @Nullable String movedFrom,
      String movedTo,
      @Nullable String counts,
      long moves,
      long learners) {}

  record Moves(
      String journey,
      @Nullable Instant from,
      @Nullable Instant to,
      Instant known,
      List<Move> moves,
      @Nullable String more) {}

  /**
   * One move of one learner.
   *
   * @param transition its id on her way
   */
  record Move(
      long transition,
      String learner,
      @Nullable String name,
      int run,
      @Nullable String movedFrom,
      String movedTo,
      Instant validAt,
      Instant decidedAt) {}

  /**
   * Where visits ended that ended in the period.
   *
   * @param stages in the order of the definition
   */
  record DropOff(
      String journey,
      @Nullable Instant from,
      @Nullable Instant to,
      Instant known,
      List<StageEnds> stages) {}

  record StageEnds(String stage, Ends ends, List<StepEnds> steps) {}

  record StepEnds(String step, Ends ends) {}

  /**
   * How visits ended.
   *
   * @param visits that ended
   * @param onward for another step (of another stage)
   * @param dropRate of those that ended, how many by an exit of kind {@code drop}; null: none ended
   */
  record Ends(
      long visits,
      long onward,
      long goal,
      long drop,
      long decided,
      long neutral,
      @Nullable Double dropRate) {}

  record DwellTimes(
      String journey,
      @Nullable Instant from,
      @Nullable Instant to,
      Instant known,
      List<StageDwell> stages) {}

  record StageDwell(String stage, Visits visits, List<StepDwell> steps) {}

  record StepDwell(String step, Visits visits) {}

  /**
   * How long visits lasted, ISO 8601.
   *
   * @param ended visits that ended in the period; the times are theirs, and absent where none did
   * @param standing runs that still stood there at its end
   */
  record Visits(
      long ended,
      long standing,
      @Nullable String min,
      @Nullable String median,
      @Nullable String p90,
      @Nullable String max,
      @Nullable String mean) {

    static Visits of(Dwell.@Nullable Times times, long standing) {
      return times == null
          ? new Visits(0, standing, null, null, null, null, null)
          : new Visits(
              times.visits(),
              standing,
              times.min().toString(),
              times.median().toString(),
              times.p90().toString(),
              times.max().toString(),
              times.mean().toString());
    }
  }

  /**
   * How many came on.
   *
   * @param of null: who entered
   * @param reached what was asked for: {@code goal} where nothing was
   * @param within null: at any time
   */
  record Conversion(
      String journey,
      @Nullable Instant from,
      @Nullable Instant to,
      Instant known,
      @Nullable String of,
      String reached,
      @Nullable String within,
      Tally came,
      Tally converted,
      @Nullable Double rate) {}

  /** How far those came who entered in the period. */
  record Funnel(
      String journey,
      @Nullable Instant from,
      @Nullable Instant to,
      Instant known,
      @Nullable String within,
      Tally entered,
      List<FunnelStage> stages,
      FunnelStage goal) {}

  /**
   * How many of those who entered came to a stage.
   *
   * @param stage null: an exit that counts as goal
   * @param rate of the runs that entered; null: none did
   */
  record FunnelStage(@Nullable String stage, long runs, long learners, @Nullable Double rate) {}
}
