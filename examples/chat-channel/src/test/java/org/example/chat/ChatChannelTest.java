package org.example.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.trailmark.testkit.statement.Statements.learner;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.trailmark.testkit.journey.JourneyKit;
import org.trailmark.testkit.journey.Receiver;
import org.trailmark.testkit.statement.Learner;

/** The channel in a journey, as a server carries it. */
class ChatChannelTest {
  private static final Learner ANN = learner("ann");
  private static final String JOURNEY =
      """
      journey: piano
      version: 1
      entry: {match: {verb: "http://adlnet.gov/expapi/verbs/registered"}}
      stages: [learn]
      steps: {begun: {stage: learn, touch: [welcome]}}
      touchpoints:
        welcome:
          {audience: learner, channels: ["chat:team"], benefit: "know whom to ask", expires: P7D,
           message: {en: {subject: "Welcome", body: "Say \\"hello\\".\\nYou are not alone."}}}
      """;

  @AutoClose private final Receiver service = Receiver.listen();

  @AutoClose
  private final JourneyKit kit =
      JourneyKit.withChannels(Map.of("chat.team.url", service.url().toString()));

  private void register() {
    kit.publish(JOURNEY);
    kit.send(ANN.registered("https://ex.org/piano").at("2026-03-01T10:00Z"));
  }

  private List<String> said() {
    return service.calls().stream().map(Receiver.Call::body).toList();
  }

  @Test
  void touchpoint_isSaidInTheRoom() {
    register();

    kit.assertThat(ANN).wasTold("welcome").wasDelivered("welcome", "chat:team");
    assertEquals(
        List.of("{\"text\":\"Welcome\\u000aSay \\\"hello\\\".\\u000aYou are not alone.\"}"),
        said());
  }

  @Test
  void serviceThatIsDown_isAskedAgain_underTheSameKey() {
    service.answer(503);
    register();
    service.answer(200);
    kit.turnClockBy(Duration.ofMinutes(1));

    kit.assertThat(ANN).wasDelivered("welcome", "chat:team");
    assertEquals(2, service.calls().size());
    assertEquals(
        service.calls().get(0).header("Idempotency-Key"),
        service.calls().get(1).header("Idempotency-Key"));
  }

  @Test
  void roomThatIsGone_isForAnAdmin() {
    service.answer(404);
    register();
    kit.runToEnd();

    assertEquals(1, service.calls().size());
    AssertionError error =
        assertThrows(
            AssertionError.class, () -> kit.assertThat(ANN).wasDelivered("welcome", "chat:team"));
    assertEquals(
        true, error.getMessage().contains("The chat service answered 404."), error::getMessage);
  }

  @Test
  void roomWithoutAUrl_isNoRoom() {
    assertThrows(NullPointerException.class, () -> new ChatChannel.Room(null));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ChatChannel.Room(URI.create("mailto:team@example.org")));
  }
}
