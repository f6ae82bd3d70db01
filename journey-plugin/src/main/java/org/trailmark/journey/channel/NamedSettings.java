package org.trailmark.journey.channel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.RecordReader;

/**
 * What an operator configured under one name, of one kind: {@code KIND.NAME.SETTING=...}. {@code
 * KIND.NAME=on} alone configures what needs no settings.
 *
 * @param prefix before the kind, with its dot
 * @param own by the name of the setting
 */
record NamedSettings(String prefix, String kind, String name, Map<String, String> own) {
  private static final Pattern KEY =
      Pattern.compile("([a-z][a-z0-9-]{0,19})\\.([a-z0-9][a-z0-9-]{0,63})(?:\\.(.+))?");

  NamedSettings {
    own = new TreeMap<>(own);
  }

  /**
   * Sorts settings by kind and name.
   *
   * @param faults takes what is wrong
   */
  static List<NamedSettings> read(
      String prefix, Map<String, String> settings, Collection<String> kinds, List<String> faults) {
    SortedMap<String, NamedSettings> found = new TreeMap<>();
    new TreeMap<>(settings)
        .forEach(
            (key, value) -> {
              Matcher parts = KEY.matcher(key);
              if (!parts.matches() || (parts.group(3) == null && !value.equals("on"))) {
                faults.add(prefix + key + " is not of the form KIND.NAME.SETTING");
              } else if (!kinds.contains(parts.group(1))) {
                String known = kinds.isEmpty() ? "none" : String.join(", ", kinds);
                faults.add(
                    prefix + key + ": there is no kind " + parts.group(1) + "; known: " + known);
              } else {
                NamedSettings named =
                    found.computeIfAbsent(
                        parts.group(1) + "." + parts.group(2),
                        k -> new NamedSettings(prefix, parts.group(1), parts.group(2), Map.of()));
                if (parts.group(3) != null) {
                  named.own.put(parts.group(3), value);
                }
              }
            });
    return new ArrayList<>(found.values());
  }

  /** The record of the kind; null where there is a fault. */
  <S extends Record> @Nullable S as(Class<S> type, List<String> faults) {
    return RecordReader.read(
        type,
        own,
        (setting, sentence) ->
            faults.add(
                prefix
                    + kind
                    + "."
                    + name
                    + (setting.isEmpty() ? "" : "." + setting)
                    + ": "
                    + sentence));
  }
}
