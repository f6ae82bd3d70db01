package org.trailmark.journey.api.journeys;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.runtime.Preview;
import org.trailmark.lrs.problem.Fault;

/** What the interface says of journeys as a whole. */
final class JourneyViews {

  private JourneyViews() {}

  record Page(List<Summary> journeys) {}

  /**
   * A journey.
   *
   * @param state {@code collecting}: history is read; {@code running}
   * @param runningVersion the version that learners go by; null: none yet
   * @param held why nobody moves on it, where an extension that it names is not there; null: it is
   *     not held
   */
  record Summary(
      String id,
      int version,
      @Nullable Integer runningVersion,
      Map<String, String> title,
      String state,
      Instant publishedAt,
      List<Stage> stages,
      List<Exit> exits,
      long standing,
      long left,
      History history,
      @Nullable String held) {}

  record Stage(String stage, List<String> steps) {}

  record Exit(String exit, String counts) {}

  /**
   * How far the reading of history is.
   *
   * @param at {@code seq} up to which it has been read
   * @param to {@code seq} of the last statement that it ends with
   * @param foldsWaiting learners who are still to be folded
   * @param paused whether it waits for an admin
   */
  record History(long at, long to, long foldsWaiting, boolean paused) {}

  record Detail(Summary journey, String hash, String definition, Shape shape) {}

  record Published(
      String journey,
      int version,
      String hash,
      String outcome,
      List<Fault> warnings,
      @Nullable Preview preview) {}

  record Counts(
      String journey,
      int version,
      long entered,
      long standing,
      long left,
      List<StageCount> stages,
      List<ExitCount> exits,
      Map<String, Long> touchpoints) {}

  record StageCount(String stage, long standing, long reached, long left, List<StepCount> steps) {}

  record StepCount(String step, long standing, long reached, long left) {}

  record ExitCount(String exit, String counts, long learners) {}

  record Who(List<Standing> learners, @Nullable String more) {}

  /**
   * Who stands where.
   *
   * @param step null: she has left
   * @param exit null: she is on the way
   */
  record Standing(
      String learner,
      @Nullable String name,
      int run,
      @Nullable String step,
      @Nullable String stage,
      @Nullable String exit,
      Instant since,
      Instant enteredAt,
      @Nullable Instant nextDue) {}
}
