package org.trailmark.server.records.rest;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far somebody has come in all that changes.
 *
 * @param statement the last place in the log
 * @param link the last event of identities
 * @param plugins the last event of each plugin, by name; one that is missing: none yet
 */
record Cursor(long statement, long link, Map<String, Long> plugins) {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,18})(?:-([0-9]{1,18}))?((?:~[a-z][a-z0-9-]*\\.[0-9]{1,18})*)");
  private static final Pattern PLUGIN = Pattern.compile("~([a-z0-9-]+)\\.([0-9]+)");

  static final Cursor BEGINNING = new Cursor(0, 0, Map.of());

  Cursor {
    plugins = Map.copyOf(plugins);
  }

  /** Reads what {@link #toString} wrote. */
  static Cursor read(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("must be one that an answer gave");
    }
    Map<String, Long> plugins =
        PLUGIN
            .matcher(matcher.group(3))
            .results()
            .collect(
                Collectors.toMap(
                    one -> one.group(1), one -> Long.valueOf(one.group(2)), Math::max));
    String link = matcher.group(2);
    return new Cursor(
        Long.parseLong(matcher.group(1)), link == null ? 0 : Long.parseLong(link), plugins);
  }

  /** The same, but for how far it is in the log. */
  Cursor atStatement(long place) {
    return new Cursor(place, link, plugins);
  }

  /** The same, but for how far it is in one plugin. */
  Cursor atPlugin(String name, long seq) {
    Map<String, Long> further = new TreeMap<>(plugins);
    further.put(name, seq);
    return new Cursor(statement, link, further);
  }

  @Override
  public String toString() {
    return statement
        + "-"
        + link
        + new TreeMap<>(plugins)
            .entrySet().stream()
                .map(plugin -> "~" + plugin.getKey() + "." + plugin.getValue())
                .collect(Collectors.joining());
  }
}
