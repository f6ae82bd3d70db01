package org.trailmark.spec.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.definition.Touchpoint;

class BundledJourneysTest {

  @ParameterizedTest
  @ValueSource(strings = {"onboarding", "data-protection", "giving-feedback"})
  void bundledJourney_isReadWithoutAFaultOrAWarning(String id) throws IOException {
    JourneyReader.Reading reading = new JourneyReader().readWithWarnings(text(id));

    assertThat(reading.warnings()).isEmpty();
    assertThat(reading.journey().id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"onboarding", "data-protection", "giving-feedback"})
  void bundledJourney_saysSomethingShortInEveryTouchpointAndNeedsNoNetwork(String id)
      throws IOException {
    Journey journey = new JourneyReader().read(text(id));

    assertThat(journey.touchpoints().values())
        .isNotEmpty()
        .allSatisfy(
            touchpoint -> {
              assertThat(touchpoint.channels()).containsExactly("inbox");
              assertThat(touchpoint.benefit()).isNotBlank();
              assertThat(touchpoint.message().values())
                  .isNotEmpty()
                  .extracting(Touchpoint.Message::body)
                  .allMatch(body -> body.length() < 240);
            });
  }

  private static String text(String id) throws IOException {
    try (InputStream in = BundledJourneysTest.class.getResourceAsStream("/demo/" + id + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
