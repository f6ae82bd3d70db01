package org.trailmark.journey.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class JourneyReaderTest {

  @Test
  void onboarding_isReadAsItIsMeant() {
    JourneyReader.Reading reading = new JourneyReader().readWithWarnings(onboarding());

    Journey journey = reading.journey();
    assertThat(journey.id()).isEqualTo("onboarding");
    assertThat(journey.title()).containsEntry("en", "Your first 30 days");
    assertThat(journey.time())
        .isEqualTo(
            new TimeRules(
                Span.parse("PT10M"),
                Span.parse("P30D"),
                Duration.ofMinutes(5),
                ZoneId.of("Europe/Amsterdam")));
    assertThat(journey.steps().keySet())
        .containsExactly("welcomed", "stalled", "started", "assessed");
    assertThat(journey.rosters()).containsExactly("new-hires");
    assertThat(journey.matches()).hasSize(6);
    assertThat(journey.matches().get(0).verbs())
        .containsExactly("http://adlnet.gov/expapi/verbs/registered");
    assertThat(journey.matches().get(4).path()).isEqualTo("/steps/assessed/on/0/match");
    assertThat(journey.exits().values())
        .extracting(Exit::counts)
        .containsExactly(Exit.Counts.GOAL, Exit.Counts.DROP, Exit.Counts.DECIDED);
    assertThat(journey.touchpoint("welcome").oncePerRun()).isTrue();
    assertThat(journey.touchpoint("nudge").oncePerRun()).isFalse();
    assertThat(reading.warnings())
        .extracting(Object::toString)
        .containsExactly("line 11 /stages/3: No step belongs to the stage 'settled'.");
  }

  static String onboarding() {
    try (InputStream in = JourneyReaderTest.class.getResourceAsStream("onboarding.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
