package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

class JourneyConfigTest {

  private static JourneyConfig withWebhook(String url) {
    return new JourneyConfig(Map.of("lms", url), null, null);
  }

  @Test
  void receiver_isAChannel() {
    assertThat(withWebhook("https://lms.example.org/touch").receivers())
        .containsExactly(Map.entry("webhook:lms", URI.create("https://lms.example.org/touch")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lms.example.org", "ftp://lms.example.org", "http:/touch", "a b"})
  void receiver_withoutAWebAddress_stopsTheStart(String url) {
    assertThatThrownBy(() -> withWebhook(url).receivers())
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("plugin.journey.webhooks.lms")
        .satisfies(
            e ->
                assertThat(((LrsException) e).code()).isEqualTo(ProblemCode.INVALID_CONFIGURATION));
  }

  @Test
  void numbersThatMakeNoSense_stopTheStart() {
    assertThatThrownBy(() -> new JourneyConfig(null, 0, null).tries())
        .isInstanceOf(LrsException.class);
    assertThatThrownBy(() -> new JourneyConfig(null, null, Duration.ZERO).backoff())
        .isInstanceOf(LrsException.class);
  }
}
