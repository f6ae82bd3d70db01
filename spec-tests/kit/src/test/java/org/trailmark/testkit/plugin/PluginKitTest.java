package org.trailmark.testkit.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trailmark.testkit.statement.Statements.learner;
import static org.trailmark.testkit.statement.Statements.score;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.testkit.plugin.NotesPlugin.Notes;

class PluginKitTest {
  private static final String QUIZ = "https://ex.org/quiz";
  private static final Instant END = PluginKit.BEGIN.plus(Duration.ofHours(3));

  @AutoClose
  private final PluginKit kit = PluginKit.start(new NotesPlugin(), new NotesPlugin.Config(END));

  private Notes notes() {
    return kit.resource(Notes.class);
  }

  @Test
  void statement_isHandled_whenSendReturns() {
    kit.send(learner("ann").attempted(QUIZ), learner("ann").passed(QUIZ));

    assertThat(notes().lines()).containsExactly("time 2026-01-01T00:00:00Z", "attempted", "passed");
    assertThat(kit.stored()).hasSize(2).last().asString().contains("/verbs/passed");
  }

  @Test
  void clock_stopsAtEachTimeThatWasAskedFor() {
    kit.send(learner("ann").attempted(QUIZ).at("2026-01-01T02:30Z"));
    kit.turnClockTo("2026-01-01T09:00Z");

    assertThat(notes().lines())
        .containsExactly(
            "time 2026-01-01T00:00:00Z",
            "time 2026-01-01T01:00:00Z",
            "time 2026-01-01T02:00:00Z",
            "attempted",
            "time 2026-01-01T03:00:00Z",
            "time 2026-01-01T04:00:00Z",
            "time 2026-01-01T05:00:00Z",
            "time 2026-01-01T06:00:00Z",
            "time 2026-01-01T07:00:00Z",
            "time 2026-01-01T08:00:00Z",
            "time 2026-01-01T09:00:00Z");
    assertThatThrownBy(() -> kit.turnClockTo("2026-01-01T08:00Z"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("only goes forward");
  }

  @Test
  void end_isWhereNothingIsAskedForAnyMore() {
    kit.runToEnd();

    assertThat(kit.now()).isBetween(END, END.plusSeconds(1));
    assertThat(kit.nextDue()).isEmpty();
  }

  @Test
  void statementThatIsRefused_failsTheTest_withTheReason() {
    assertThatThrownBy(() -> kit.send(learner("ann").failed(QUIZ).with(score(0.1))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("I do not like failures")
        .hasMessageContaining("\"scaled\":0.1");
  }

  @Test
  void statementThatIsToBeRefused_isOutOfTheWayAfterwards() {
    assertThat(kit.sendToBeRefused(learner("ann").failed(QUIZ)).error())
        .contains("I do not like failures");
    kit.send(learner("ann").passed(QUIZ));

    assertThat(notes().lines()).endsWith("passed");
    assertThatThrownBy(() -> kit.sendToBeRefused(learner("ann").passed(QUIZ)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("took what it was to refuse");
  }

  @Test
  void timeThatCannotBeTold_failsTheTest_withTheCause() {
    notes().breakTime();

    assertThatThrownBy(() -> kit.send(learner("ann").passed(QUIZ)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no time")
        .hasRootCauseMessage("no time");
  }

  @Test
  void statementThatIsNone_isRefusedAsAClientsIs() {
    assertThatThrownBy(() -> kit.sendJson("{\"verb\": 1}"))
        .isInstanceOf(LrsException.class)
        .satisfies(e -> assertThat(((LrsException) e).faults()).hasSizeGreaterThan(1));
  }

  @Test
  void resourceThatIsNotThere_isMissedByName() {
    assertThatThrownBy(() -> kit.resource(String.class))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("serves no String but [Notes]");
  }

  @Test
  void store_isKeptOverARestart_andThePluginIsMadeAnew() {
    kit.send(learner("ann").passed(QUIZ));
    kit.restart();

    assertThat(kit.stored()).hasSize(1);
    assertThat(notes().lines()).containsExactly("time 2026-01-01T00:00:00Z");
  }
}
