package org.trailmark.journey.channel;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.extension.Carrier;
import org.trailmark.journey.extension.ChannelKind;
import org.trailmark.lrs.plugin.Offer;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** The kinds of channels that extensions add, by name. */
public final class ChannelKinds {
  private static final String SETTING = "plugin.journey.channels.";

  /** Names that mean something of our own where a channel is named. */
  private static final Set<String> OURS =
      Set.of("inbox", EmailCarrier.NAME, StatementCarrier.NAME, WebhookKind.NAME, "plugin");

  private final SortedMap<String, Offer<? extends ChannelKind<?>>> byName = new TreeMap<>();

  /**
   * Takes what extensions offer; refuses one whose name is none, or is there already.
   *
   * @param offers kinds of channels
   */
  public <K extends ChannelKind<?>> ChannelKinds(Collection<Offer<K>> offers) {
    for (Offer<K> offer : offers) {
      offer.take(ChannelKind::name, name -> add(name, offer));
    }
  }

  private void add(String name, Offer<? extends ChannelKind<?>> offer) {
    if (!name.matches("[a-z][a-z0-9-]{0,19}") || OURS.contains(name)) {
      throw wrong("no kind of channel can be called \"" + name + "\"");
    }
    if (byName.putIfAbsent(name, offer) != null) {
      throw wrong("two kinds of channels are called \"" + name + "\"");
    }
  }

  /**
   * Makes the channels that an operator configured. One that its kind fails to make is left out,
   * and its jar is shown as failed; what is to go there waits.
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
      requireNonNull(byName.get(named.kind()))
          .ask(kind -> Optional.ofNullable(open(kind, named, clock, faults)))
          .flatMap(Function.identity())
          .ifPresent(carrier -> carriers.put(named.kind() + ":" + named.name(), carrier));
    }
    if (!faults.isEmpty()) {
      carriers.values().forEach(Carrier::close);
      throw wrong(String.join("; ", faults));
    }
    return carriers;
  }

  private static @Nullable Carrier open(
      ChannelKind<?> kind, NamedSettings named, InstantSource clock, List<String> faults) {
    return opened(kind, named, clock, faults);
  }

  private static <S extends Record> @Nullable Carrier opened(
      ChannelKind<S> kind, NamedSettings named, InstantSource clock, List<String> faults) {
    S settings = named.as(kind.settings(), faults);
    return settings == null ? null : requireNonNull(kind.open(settings, clock), "a carrier");
  }

  private static LrsException wrong(String message) {
    return new LrsException(ProblemCode.INVALID_CONFIGURATION, message);
  }
}
