package org.trailmark.server.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The numbers that plugins tell of themselves, asked for when metrics are read. */
final class PluginGauges {
  private final MultiGauge gauges;
  private final Supplier<Map<String, Map<String, Double>>> plugins;

  /**
   * @param plugins their numbers, by the plugin's name and theirs
   */
  PluginGauges(MeterRegistry metrics, Supplier<Map<String, Map<String, Double>>> plugins) {
    this.plugins = plugins;
    this.gauges =
        MultiGauge.builder("trailmark.plugin.gauge")
            .description("What plugins tell of themselves")
            .register(metrics);
  }

  /** Those that are told no more are gone afterwards. */
  synchronized void refresh() {
    List<Row<?>> rows = new ArrayList<>();
    plugins
        .get()
        .forEach(
            (plugin, numbers) ->
                numbers.forEach(
                    (name, value) ->
                        rows.add(Row.of(Tags.of("plugin", plugin, "name", name), value))));
    gauges.register(rows, true);
  }
}
