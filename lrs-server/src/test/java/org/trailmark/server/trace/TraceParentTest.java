package org.trailmark.server.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  @Test
  void of_aHeader_takesIdsAndFlag() {
    assertThat(TraceParent.of("00-" + TRACE + "-" + SPAN + "-01"))
        .isEqualTo(new TraceParent(TRACE, SPAN, true));
    assertThat(TraceParent.of("00-" + TRACE + "-" + SPAN + "-02"))
        .isEqualTo(new TraceParent(TRACE, SPAN, false));
    assertThat(TraceParent.of("cc-" + TRACE + "-" + SPAN + "-03-what-comes"))
        .isEqualTo(new TraceParent(TRACE, SPAN, true));
    assertThat(TraceParent.of(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "ff-" + TRACE + "-" + SPAN + "-01",
        "00-" + TRACE + "-" + SPAN + "-01-more",
        "00-" + TRACE + "-" + SPAN + "-0",
        "00-00000000000000000000000000000000-" + SPAN + "-01",
        "00-" + TRACE + "-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
        "00-" + TRACE + "-" + SPAN + "-01,00-" + TRACE + "-" + SPAN + "-01"
      })
  void of_anythingElse_isNothing(String header) {
    assertThat(TraceParent.of(header)).isNull();
  }

  @Test
  void sampling_followsTheCallerOnlyWhereItShould() {
    TraceParent yes = new TraceParent(TRACE, SPAN, true);
    TraceParent no = new TraceParent(TRACE, SPAN, false);

    assertThat(new Sampling(0, false).takes(yes)).isFalse();
    assertThat(new Sampling(1, false).takes(no)).isTrue();
    assertThat(new Sampling(0, true).takes(yes)).isTrue();
    assertThat(new Sampling(1, true).takes(no)).isFalse();
    assertThat(new Sampling(1, true).takes(null)).isTrue();
  }
}
