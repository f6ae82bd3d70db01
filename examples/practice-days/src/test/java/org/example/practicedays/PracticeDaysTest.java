package org.example.practicedays;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.trailmark.testkit.statement.Statements.learner;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.testkit.journey.JourneyKit;
import org.trailmark.testkit.statement.Learner;
import org.trailmark.testkit.statement.StatementDraft;

/** The condition in a journey, as a server judges it. */
class PracticeDaysTest {
  private static final String SCALES = "https://ex.org/scales";
  private static final Learner ANN = learner("ann");

  @AutoClose private final JourneyKit kit = JourneyKit.start();

  private static String journey(String parameters) {
    return """
    journey: piano
    version: 1
    prefixes: {v: "https://ex.org/verbs/"}
    entry: {match: {verb: "http://adlnet.gov/expapi/verbs/registered"}}
    time: {zone: Europe/Amsterdam}
    stages: [learn]
    steps:
      begun:
        stage: learn
        on: [{to: regular, plugin:practice-days: {of: {verb: "v:practised"}, %s}}]
      regular: {stage: learn}
    """
        .formatted(parameters);
  }

  private static StatementDraft practised(String time) {
    return ANN.did("https://ex.org/verbs/practised", SCALES).at(time);
  }

  @Test
  void threeDaysWithinTwoWeeks_makeHerRegular_andAreTheEvidence() {
    kit.publish(journey("days: 3, within: P14D"));
    kit.send(ANN.registered(SCALES).at("2026-03-01T10:00Z"));
    List<UUID> days =
        kit.send(
            practised("2026-03-02T17:00Z"),
            practised("2026-03-02T18:00Z"),
            practised("2026-03-09T17:00Z"),
            practised("2026-03-15T17:00Z"));

    kit.assertThat(ANN)
        .cameTo("regular", "2026-03-15T17:00Z")
        .cameToBecauseOf("regular", days.get(0), days.get(2), days.get(3));
  }

  @Test
  void theFifteenthDay_isTooLate() {
    kit.publish(journey("days: 3, within: P14D"));
    kit.send(
        ANN.registered(SCALES).at("2026-03-01T10:00Z"),
        practised("2026-03-02T17:00Z"),
        practised("2026-03-09T17:00Z"),
        practised("2026-03-16T17:00Z"));

    kit.assertThat(ANN).isOn("begun");
  }

  @Test
  void aDay_isOneOfHerTimeZone() {
    kit.publish(journey("days: 2, within: P2D"));
    kit.send(
        ANN.registered(SCALES).at("2026-03-01T10:00Z"),
        practised("2026-03-01T23:30Z"),
        practised("2026-03-02T10:00Z"));

    kit.assertThat(ANN).isOn("begun");
  }

  @Test
  void aStatementThatComesLate_changesWhenItHeld() {
    kit.publish(journey("days: 2, within: P7D"));
    kit.send(ANN.registered(SCALES).at("2026-03-01T10:00Z"), practised("2026-03-02T17:00Z"));
    kit.send(practised("2026-03-06T17:00Z"));
    kit.send(practised("2026-03-04T17:00Z"));

    kit.assertThat(ANN).cameTo("regular", "2026-03-04T17:00Z");
  }

  @Test
  void daysThatDoNotFit_areAFaultOfTheDefinition() {
    LrsException refused =
        assertThrows(LrsException.class, () -> kit.publish(journey("days: 3, within: P2D")));

    assertTrue(
        refused.faults().toString().contains("3 different days do not fit into P2D."),
        () -> refused.faults().toString());
  }
}
