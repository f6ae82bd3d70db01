package org.trailmark.testkit.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trailmark.testkit.statement.Statements.learner;
import static org.trailmark.testkit.statement.Statements.score;
import static org.trailmark.testkit.statement.Statements.voiding;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.trailmark.journey.api.learners.MyWaysResource;
import org.trailmark.journey.api.touchpoints.OutboxResource;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.testkit.statement.Learner;

class JourneyKitTest {
  private static final String COURSE = "https://ex.org/course";
  private static final Learner ANN = learner("ann");
  private static final Learner BEN = learner("ben");
  private static final String JOURNEY =
      """
      journey: course
      version: 1
      prefixes: {adl: "http://adlnet.gov/expapi/verbs/"}
      entry: {any: [{match: {verb: "adl:registered"}}, {roster: new-hires}]}
      stages: [learn]
      steps:
        begun:
          stage: learn
          touch: [welcome]
          on: [{to: "exit:passed", match: {verb: "adl:passed", where: "s.result.score.scaled >= 0.8"}}]
          after: [{after: P7D, to: stalled}]
        stalled:
          stage: learn
          touch: [nudge]
          after: [{after: P14D, to: "exit:lapsed"}]
      exits:
        passed: {counts: goal}
        lapsed: {counts: drop}
      touchpoints:
        welcome: {audience: learner, channels: [inbox], benefit: "know whom to ask", once: run, expires: P2D}
        nudge: {audience: learner, channels: [inbox], benefit: "pick up", spacing: P7D, expires: P1D}
      caps: [{audience: learner, max: 1, per: P30D}]
      """;

  @AutoClose private final JourneyKit kit = JourneyKit.start();

  private void register() {
    kit.publish(JOURNEY);
    kit.send(ANN.registered(COURSE).at("2026-03-01T10:00Z"));
  }

  @Test
  void learner_goesWhereStatementsAndTimeTakeHer() {
    register();
    kit.roster("new-hires", BEN);
    kit.turnClockTo("2026-03-09T10:00Z");

    kit.assertThat(ANN)
        .isOn("stalled")
        .went("begun", "stalled")
        .cameTo("stalled", "2026-03-08T10:00Z")
        .wasTold("welcome")
        .wasSpared("nudge", "caps");
    kit.assertThat(BEN).isOn("stalled");
    kit.assertThat(learner("cem")).isNotOnTheJourney().wasTold();
  }

  @Test
  void whatThePluginKeepsOfHer_isTold_andGoneWhenSheIsErased() {
    register();
    kit.send(BEN.registered(COURSE).at("2026-03-02T10:00Z"));

    assertThat(kit.plugin().keptOf(ANN))
        .filteredOn(kept -> kept.kind().equals("runs"))
        .singleElement()
        .satisfies(kept -> assertThat(kept.values().get("journey")).isEqualTo("course"));
    assertThat(kit.plugin().erase(ANN)).containsEntry("runs", 1L);
    assertThat(kit.plugin().keptOf(ANN)).isEmpty();
    kit.assertThat(BEN).isOn("begun");
  }

  @Test
  void linkToHerOwnPage_isFilledIn() {
    kit.publish(
        """
        journey: link
        version: 1
        entry: {match: {verb: "http://adlnet.gov/expapi/verbs/registered"}}
        stages: [learn]
        steps: {begun: {stage: learn, touch: [look]}}
        touchpoints:
          look: {channels: [inbox], message: {en: {subject: "Look", body: "{{learner.link}}"}}}
        """);
    kit.send(ANN.registered(COURSE).at("2026-03-01T10:00Z"));

    assertThat(kit.plugin().keptOf(ANN))
        .filteredOn(kept -> kept.kind().equals("inbox"))
        .singleElement()
        .satisfies(
            kept ->
                assertThat(kept.values().toString())
                    .contains("https://lrs.example.org/me/#mbox%3Amailto%3Aann%40example.org"));
  }

  @Test
  void resourcesOfLearners_areFoundAsThoseOfAdminsAre() {
    assertThat(kit.plugin().resource(MyWaysResource.class)).isNotNull();
    assertThat(kit.plugin().resource(OutboxResource.class)).isNotNull();
  }

  @Test
  void end_isWhereNoTimerIsLeft() {
    register();
    kit.runToEnd();

    kit.assertThat(ANN).leftBy("lapsed").went("begun", "stalled", "exit:lapsed");
  }

  @Test
  void evidence_isWhatMovedHer_untilItIsVoided() {
    register();
    List<UUID> ids = kit.send(ANN.passed(COURSE).with(score(0.9)).at("2026-03-02T10:00Z"));
    kit.assertThat(ANN).leftBy("passed").cameToBecauseOf("exit:passed", ids.get(0));

    kit.send(voiding(ids.get(0)));
    kit.assertThat(ANN).isOn("begun").went("begun");
  }

  @Test
  void checkThatFails_tellsTheWay_theEvidence_andWhy() {
    register();
    kit.turnClockTo("2026-03-09T10:00Z");
    kit.send(ANN.passed(COURSE).with(score(0.9)).at("2026-03-02T10:00Z"));

    assertThatThrownBy(() -> kit.assertThat(ANN).isOn("stalled"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ann is to be on stalled, but left by passed.")
        .hasMessageContaining("2026-03-01T10:00:00Z  entry -> begun")
        .hasMessageContaining("begun -> stalled  (history says otherwise now)")
        .hasMessageContaining("She left by passed from begun because")
        .hasMessageContaining("evidence: 2026-03-02T10:00:00Z")
        .hasMessageContaining("/verbs/passed  https://ex.org/course  score 0.9")
        .hasMessageContaining("welcome  sent")
        .hasMessageContaining("by caps");
  }

  @Test
  void everyCheck_canFail() {
    register();
    WayAssert ann = kit.assertThat(ANN);

    assertThatThrownBy(() -> ann.isOn("stalled")).hasMessageContaining("but is on begun");
    assertThatThrownBy(() -> ann.leftBy("passed")).hasMessageContaining("but is on begun");
    assertThatThrownBy(ann::isNotOnTheJourney).hasMessageContaining("but is on begun");
    assertThatThrownBy(() -> ann.went("begun", "stalled")).hasMessageContaining("went [begun]");
    assertThatThrownBy(() -> ann.cameTo("begun", "2026-03-01T11:00Z"))
        .hasMessageContaining("came there at [2026-03-01T10:00:00Z]");
    assertThatThrownBy(() -> ann.cameTo("stalled", "2026-03-01T10:00Z"))
        .hasMessageContaining("came there never");
    assertThatThrownBy(() -> ann.cameToBecauseOf("begun", new UUID(1, 1)))
        .hasMessageContaining("because of [[");
    assertThatThrownBy(ann::wasTold).hasMessageContaining("was told [welcome]");
    assertThatThrownBy(() -> ann.wasSpared("nudge", "caps")).hasMessageContaining("never wanted");
    assertThatThrownBy(() -> ann.wasSpared("welcome", "caps")).hasMessageContaining("is [sent");
    assertThatThrownBy(() -> ann.wasDelivered("welcome", "webhook:lms"))
        .hasMessageContaining("never made");
    assertThatThrownBy(() -> kit.assertThat(BEN).isOn("begun"))
        .hasMessageContaining("she was never on it");
  }

  @Test
  void definitionWithFaults_isRefused_andNobodyCanBeAskedFor() {
    assertThatThrownBy(() -> kit.publish("journey: x"))
        .isInstanceOf(LrsException.class)
        .satisfies(e -> assertThat(((LrsException) e).faults()).isNotEmpty());
    assertThatThrownBy(() -> kit.assertThat(ANN)).isInstanceOf(IllegalStateException.class);
  }
}
