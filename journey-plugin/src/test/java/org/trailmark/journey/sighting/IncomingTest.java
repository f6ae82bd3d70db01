package org.trailmark.journey.sighting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.store.StoredStatement;
import tools.jackson.core.JacksonException;

class IncomingTest {
  private static String verb(String json) {
    return Incoming.verb(
        new StoredStatement(1, new UUID(0, 1), Instant.EPOCH, false, json.getBytes(UTF_8)));
  }

  @Test
  void verb_isThatOfTheStatement_notOfWhatIsInIt() {
    assertThat(
            verb(
                """
                {"object":{"objectType":"SubStatement","verb":{"id":"https://ex.org/inner"}},\
                "verb":{"display":{"en":"did","id":"x"},"id":"https://ex.org/\\u006futer"}}"""))
        .isEqualTo("https://ex.org/outer");
  }

  @Test
  void verb_ofWhatHasNone_isEmpty() {
    assertThat(verb("{\"object\":{\"verb\":{\"id\":\"https://ex.org/inner\"}}}")).isEmpty();
    assertThat(verb("{\"verb\":{\"display\":{}}}")).isEmpty();
  }

  @Test
  void whatIsNoJson_isRefused() {
    assertThatThrownBy(() -> verb("{\"actor\":")).isInstanceOf(JacksonException.class);
  }
}
