package __package__;

import static org.trailmark.testkit.statement.Statements.learner;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.trailmark.testkit.journey.JourneyKit;
import org.trailmark.testkit.statement.Learner;

/** The condition in a journey, as a server judges it. */
class __Name__ConditionTest {
  private static final String PRACTISED = "https://ex.org/verbs/practised";
  private static final String SCALES = "https://ex.org/scales";
  private static final Learner ANN = learner("ann");

  @AutoClose private final JourneyKit kit = JourneyKit.start();

  @Test
  void condition_movesHer_andNamesItsEvidence() {
    kit.publish(
        """
        journey: piano
        version: 1
        prefixes: {v: "https://ex.org/verbs/"}
        entry: {match: {verb: "http://adlnet.gov/expapi/verbs/registered"}}
        stages: [learn]
        steps:
          begun:
            stage: learn
            on: [{to: regular, plugin:__name__: {of: {verb: "v:practised"}, times: 2}}]
          regular: {stage: learn}
        """);
    kit.send(ANN.registered(SCALES).at("2026-03-01T10:00Z"));
    List<UUID> first = kit.send(ANN.did(PRACTISED, SCALES).at("2026-03-02T10:00Z"));
    kit.assertThat(ANN).isOn("begun");

    List<UUID> second = kit.send(ANN.did(PRACTISED, SCALES).at("2026-03-03T10:00Z"));
    kit.assertThat(ANN)
        .cameTo("regular", "2026-03-03T10:00Z")
        .cameToBecauseOf("regular", first.get(0), second.get(0));
  }
}
