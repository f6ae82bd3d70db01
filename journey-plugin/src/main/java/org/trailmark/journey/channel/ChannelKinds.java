package org.trailmark.journey.channel;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.RecordReader;
import org.trailmark.journey.extension.Carrier;
import org.trailmark.journey.extension.ChannelKind;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** The kinds of channels that extensions add, by name. */
public final class ChannelKinds {
  private static final String SETTING = "plugin.journey.channels.";
  private static final Pattern CHANNEL =
      Pattern.compile("([a-z][a-z0-9-]{0,19})\\.([a-z0-9][a-z0-9-]{0,63})(?:\\.(.+))?");

  /** Names that mean something of our own where a channel is named. */
  private static final Set<String> OURS =
      Set.of("inbox", EmailCarrier.NAME, StatementCarrier.NAME, WebhookKind.NAME, "plugin");

  private final SortedMap<String, ChannelKind<?>> byName = new TreeMap<>();

  /**
   * Takes what extensions offer.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if a name is none, or is there twice
   */
  public ChannelKinds(Collection<? extends ChannelKind<?>> kinds) {
    for (ChannelKind<?> kind : kinds) {
      String from = " (from " + kind.getClass().getName() + ")";
      if (!kind.name().matches("[a-z][a-z0-9-]{0,19}") || OURS.contains(kind.name())) {
        throw wrong("no kind of channel can be called \"" + kind.name() + "\"" + from);
      }
      if (byName.putIfAbsent(kind.name(), kind) != null) {
        throw wrong("two kinds of channels are called \"" + kind.name() + "\"" + from);
      }
    }
  }

  /**
   * Makes the channels that an operator configured.
   *
   * @param settings by {@code KIND.NAME.SETTING}; {@code KIND.NAME} alone, with the value {@code
   *     on}, makes a channel that needs no settings
   * @return carriers by the name of the channel, {@code KIND:NAME}
   * @throws LrsException {@code INVALID_CONFIGURATION}, with all that is wrong
   */
  public Map<String, Carrier> open(Map<String, String> settings, InstantSource clock) {
    List<String> faults = new ArrayList<>();
    SortedMap<String, SortedMap<String, String>> byChannel = new TreeMap<>();
    new TreeMap<>(settings)
        .forEach(
            (key, value) -> {
              Matcher parts = CHANNEL.matcher(key);
              if (!parts.matches() || (parts.group(3) == null && !value.equals("on"))) {
                faults.add(SETTING + key + " is not of the form KIND.NAME.SETTING");
              } else if (!byName.containsKey(parts.group(1))) {
                faults.add(
                    SETTING + key + ": there is no kind " + parts.group(1) + "; known: " + known());
              } else {
                Map<String, String> own =
                    byChannel.computeIfAbsent(
                        parts.group(1) + ":" + parts.group(2), c -> new TreeMap<>());
                if (parts.group(3) != null) {
                  own.put(parts.group(3), value);
                }
              }
            });
    Map<String, Carrier> carriers = new TreeMap<>();
    byChannel.forEach(
        (channel, own) -> {
          ChannelKind<?> kind =
              requireNonNull(byName.get(channel.substring(0, channel.indexOf(':'))));
          Carrier carrier = open(kind, channel, own, clock, faults);
          if (carrier != null) {
            carriers.put(channel, carrier);
          }
        });
    if (!faults.isEmpty()) {
      carriers.values().forEach(Carrier::close);
      throw wrong(String.join("; ", faults));
    }
    return carriers;
  }

  private static <S extends Record> @Nullable Carrier open(
      ChannelKind<S> kind,
      String channel,
      Map<String, String> own,
      InstantSource clock,
      List<String> faults) {
    String prefix = SETTING + channel.replace(':', '.');
    S settings =
        RecordReader.read(
            kind.settings(),
            own,
            (name, sentence) ->
                faults.add(prefix + (name.isEmpty() ? "" : "." + name) + ": " + sentence));
    return settings == null ? null : requireNonNull(kind.open(settings, clock), "a carrier");
  }

  private String known() {
    return byName.isEmpty() ? "none" : String.join(", ", byName.keySet());
  }

  private static LrsException wrong(String message) {
    return new LrsException(ProblemCode.INVALID_CONFIGURATION, message);
  }
}
