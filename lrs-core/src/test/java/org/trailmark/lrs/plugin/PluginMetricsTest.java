package org.trailmark.lrs.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trailmark.lrs.plugin.PluginMetrics.Reading;

class PluginMetricsTest {
  private final PluginMetrics metrics = new PluginMetrics();

  @Test
  void numbers_areReadInTheOrderOfTheirNames() {
    PluginMetrics.Counter sent = metrics.counter("sent_bytes", "What was sent");
    sent.increment();
    metrics.counter("sent_bytes", "The same one").add(2.5);
    metrics.gauge("queue", "How many wait").set(-3);

    assertThat(metrics.readings())
        .containsExactly(
            new Reading("queue", false, "How many wait", -3),
            new Reading("sent_bytes", true, "What was sent", 3.5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Sent",
        "1st",
        "a-b",
        "a__b",
        "_a",
        "a_",
        "a b",
        "total",
        "sent_total",
        "a_info"
      })
  void wrongName_isRefused(String name) {
    assertThatThrownBy(() -> metrics.counter(name, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(metrics.readings()).isEmpty();
  }

  @Test
  void oneName_isOneKind() {
    metrics.counter("a", "");

    assertThatThrownBy(() -> metrics.gauge("a", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a is a counter already");
  }

  @Test
  void counter_onlyGrows_andByNumbers() {
    PluginMetrics.Counter counter = metrics.counter("a", "");

    assertThatThrownBy(() -> counter.add(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> counter.add(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThat(counter.value()).isZero();
  }

  @Test
  void tooMany_areRefused() {
    for (int i = 0; i < PluginMetrics.MOST; i++) {
      metrics.gauge("g" + i, "");
    }

    assertThatThrownBy(() -> metrics.gauge("more", "")).hasMessageContaining("at most 100");
  }
}
