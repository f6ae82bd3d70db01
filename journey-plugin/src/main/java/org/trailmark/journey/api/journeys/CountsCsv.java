package org.trailmark.journey.api.journeys;

import java.io.IOException;
import java.io.OutputStream;
import org.trailmark.lrs.csv.CsvOut;

/** Counts as tables: one line for each stage, step, exit or flow. */
final class CountsCsv {

  private CountsCsv() {}

  static void write(JourneyViews.Counts counts, OutputStream out) throws IOException {
    CsvOut table = new CsvOut(out);
    table.line("kind", "id", "stage", "counts", "standing", "reached", "left");
    for (JourneyViews.StageCount stage : counts.stages()) {
      table.line(
          "stage",
          stage.stage(),
          stage.stage(),
          null,
          stage.standing(),
          stage.reached(),
          stage.left());
      for (JourneyViews.StepCount step : stage.steps()) {
        table.line(
            "step", step.step(), stage.stage(), null, step.standing(), step.reached(), step.left());
      }
    }
    for (JourneyViews.ExitCount exit : counts.exits()) {
      table.line("exit", exit.exit(), null, exit.counts(), exit.learners(), exit.learners(), 0);
    }
    table.flush();
  }

  static void write(StatisticsViews.Standing standing, OutputStream out) throws IOException {
    CsvOut table = new CsvOut(out);
    table.line("kind", "id", "stage", "counts", "runs", "learners");
    for (StatisticsViews.StageStanding stage : standing.stages()) {
      table.line("stage", stage.stage(), stage.stage(), null, stage.runs(), stage.learners());
      for (StatisticsViews.StepStanding step : stage.steps()) {
        table.line("step", step.step(), stage.stage(), null, step.runs(), step.learners());
      }
    }
    for (StatisticsViews.ExitStanding exit : standing.exits()) {
      table.line("exit", exit.exit(), null, exit.counts(), exit.runs(), exit.learners());
    }
    table.flush();
  }

  static void write(StatisticsViews.Flows flows, OutputStream out) throws IOException {
    CsvOut table = new CsvOut(out);
    table.line("movedFrom", "movedTo", "counts", "moves", "learners");
    for (StatisticsViews.Flow flow : flows.flows()) {
      table.line(flow.movedFrom(), flow.movedTo(), flow.counts(), flow.moves(), flow.learners());
    }
    table.flush();
  }
}
