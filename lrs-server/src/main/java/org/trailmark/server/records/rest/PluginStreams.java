package org.trailmark.server.records.rest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.plugin.PluginEvent;
import org.trailmark.lrs.plugin.PluginEvents;

/**
 * What happens in plugins. One that does not run, or does not answer, tells nothing now; who
 * remembers how far she was hears of it later.
 */
final class PluginStreams {
  /** Nobody knows yet which plugins there are. */
  static final PluginStreams NONE = new PluginStreams(Map::of);

  private static final Logger logger = LoggerFactory.getLogger(PluginStreams.class);

  private final Supplier<Map<String, PluginEvents>> plugins;

  /**
   * @param plugins what happens in each that runs, by name
   */
  PluginStreams(Supplier<Map<String, PluginEvents>> plugins) {
    this.plugins = plugins;
  }

  /** The number of the newest event of each plugin that tells of them, in the order of names. */
  Map<String, Long> newest() {
    return each(PluginEvents::newest);
  }

  /**
   * The next events of each plugin, in the order of names; none: the plugin is left out.
   *
   * @param after how far somebody has come, by plugin; one that is missing: at the beginning
   * @param max of all together
   */
  Map<String, List<PluginEvent>> readAfter(Map<String, Long> after, int max) {
    Map<String, List<PluginEvent>> found = new TreeMap<>();
    int left = max;
    for (Map.Entry<String, PluginEvents> plugin : new TreeMap<>(plugins.get()).entrySet()) {
      if (left > 0) {
        long seq = after.getOrDefault(plugin.getKey(), 0L);
        int most = left;
        List<PluginEvent> events =
            asked(plugin, stream -> stream.readAfter(seq, most), List.<PluginEvent>of());
        if (!events.isEmpty()) {
          found.put(plugin.getKey(), events);
          left -= events.size();
        }
      }
    }
    return found;
  }

  private Map<String, Long> each(Function<PluginEvents, Long> question) {
    Map<String, Long> answers = new TreeMap<>();
    for (Map.Entry<String, PluginEvents> plugin : plugins.get().entrySet()) {
      long answer = asked(plugin, question, -1L);
      if (answer >= 0) {
        answers.put(plugin.getKey(), answer);
      }
    }
    return answers;
  }

  private static <T> T asked(
      Map.Entry<String, PluginEvents> plugin, Function<PluginEvents, T> question, T otherwise) {
    try {
      return question.apply(plugin.getValue());
    } catch (RuntimeException e) {
      logger.warn("The plugin {} does not tell what happens in it", plugin.getKey(), e);
      return otherwise;
    }
  }
}
