package __package__;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.trailmark.testkit.statement.Statements.learner;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.trailmark.testkit.journey.JourneyKit;
import org.trailmark.testkit.journey.Receiver;
import org.trailmark.testkit.statement.Learner;

/** The channel in a journey, as a server carries it. */
class __Name__ChannelTest {
  private static final Learner ANN = learner("ann");

  @AutoClose private final Receiver receiver = Receiver.listen();

  @AutoClose
  private final JourneyKit kit =
      JourneyKit.withChannels(Map.of("__name__.team.url", receiver.url().toString()));

  @Test
  void touchpoint_arrives_alsoWhereTheReceiverWasDown() {
    kit.publish(
        """
        journey: piano
        version: 1
        entry: {match: {verb: "http://adlnet.gov/expapi/verbs/registered"}}
        stages: [learn]
        steps: {begun: {stage: learn, touch: [welcome]}}
        touchpoints:
          welcome:
            {audience: learner, channels: ["__name__:team"], benefit: "know whom to ask",
             expires: P7D, message: {en: {subject: "Welcome", body: "Good that you are here."}}}
        """);
    receiver.answer(503);
    kit.send(ANN.registered("https://ex.org/piano").at("2026-03-01T10:00Z"));
    receiver.answer(200);
    kit.turnClockBy(Duration.ofMinutes(1));

    kit.assertThat(ANN).wasTold("welcome").wasDelivered("welcome", "__name__:team");
    assertEquals(2, receiver.calls().size());
  }
}
