package org.trailmark.server.app;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.plugin.PluginMetrics;

/**
 * The plugins' own numbers, for Prometheus: {@code trailmark_plugin_NAME_NUMBER}, with the plugin
 * as a label. No code of a plugin is called. Hyphens become underscores, so two plugins may come to
 * one name; where they mean different kinds, or a name is the host's own, the later is left out.
 */
final class PluginNumbers implements MultiCollector {
  private static final Logger log = LoggerFactory.getLogger(PluginNumbers.class);
  private static final String PREFIX = "trailmark_plugin_";

  /** What {@link PluginPlaces} counts of every plugin. */
  private static final Set<String> OURS =
      Set.of(
          PREFIX + "calls",
          PREFIX + "call_time_seconds",
          PREFIX + "call_allocated_bytes",
          PREFIX + "call_longest_seconds",
          PREFIX + "call_allocated_most_bytes",
          PREFIX + "lag");

  private final Supplier<Map<String, List<PluginMetrics.Reading>>> readings;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /**
   * @param readings by the name of the plugin
   */
  PluginNumbers(Supplier<Map<String, List<PluginMetrics.Reading>>> readings) {
    this.readings = readings;
  }

  /** A number of one plugin. */
  private record Point(String plugin, PluginMetrics.Reading reading) {
    Labels labels() {
      return Labels.of("plugin", plugin);
    }
  }

  @Override
  public MetricSnapshots collect() {
    Map<String, List<Point>> families = new TreeMap<>();
    new TreeMap<>(readings.get())
        .forEach((plugin, own) -> own.forEach(one -> add(new Point(plugin, one), families)));
    return new MetricSnapshots(
        families.entrySet().stream()
            .map(family -> snapshot(family.getKey(), family.getValue()))
            .toList());
  }

  private void add(Point point, Map<String, List<Point>> families) {
    String family = PREFIX + point.plugin().replace('-', '_') + "_" + point.reading().name();
    List<Point> points = families.getOrDefault(family, List.of());
    if (OURS.contains(family)
        || points.stream().anyMatch(other -> other.reading().grows() != point.reading().grows())) {
      if (told.add(point.plugin() + " " + family)) {
        log.warn("{} of the plugin {} is left out: the name is taken", family, point.plugin());
      }
      return;
    }
    families.computeIfAbsent(family, name -> new ArrayList<>()).add(point);
  }

  private static MetricSnapshot snapshot(String family, List<Point> points) {
    PluginMetrics.Reading first = points.get(0).reading();
    MetricMetadata about = new MetricMetadata(family, first.help());
    if (first.grows()) {
      return new CounterSnapshot(
          about,
          points.stream()
              .map(
                  point ->
                      new CounterSnapshot.CounterDataPointSnapshot(
                          point.reading().value(), point.labels(), null, 0))
              .toList());
    }
    return new GaugeSnapshot(
        about,
        points.stream()
            .map(
                point ->
                    new GaugeSnapshot.GaugeDataPointSnapshot(
                        point.reading().value(), point.labels(), null))
            .toList());
  }
}
