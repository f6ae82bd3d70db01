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
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.extension.Carrier;
import org.trailmark.journey.extension.ChannelKind;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** The kinds of channels that extensions add, by name. */
public final class ChannelKinds {
  private static final String SETTING = "plugin.journey.channels.";

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
    Map<String, Carrier> carriers = new TreeMap<>();
    for (NamedSettings named : NamedSettings.read(SETTING, settings, byName.keySet(), faults)) {
      Carrier carrier = open(requireNonNull(byName.get(named.kind())), named, clock, faults);
      if (carrier != null) {
        carriers.put(named.kind() + ":" + named.name(), carrier);
      }
    }
    if (!faults.isEmpty()) {
      carriers.values().forEach(Carrier::close);
      throw wrong(String.join("; ", faults));
    }
    return carriers;
  }

  private static <S extends Record> @Nullable Carrier open(
      ChannelKind<S> kind, NamedSettings named, InstantSource clock, List<String> faults) {
    S settings = named.as(kind.settings(), faults);
    return settings == null ? null : requireNonNull(kind.open(settings, clock), "a carrier");
  }

  private static LrsException wrong(String message) {
    return new LrsException(ProblemCode.INVALID_CONFIGURATION, message);
  }
}
