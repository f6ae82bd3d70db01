package org.trailmark.journey.channel;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.journey.extension.Attribute;
import org.trailmark.journey.extension.AttributeKind;
import org.trailmark.journey.extension.Payload;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * What messages may say of learners: their name, the link to their own page, and what an operator
 * configured. Refreshed when it begins, and then on a thread of its own.
 */
public final class Attributes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Attributes.class);
  private static final String SETTING = "plugin.journey.attributes.";
  private static final Duration PAUSE = Duration.ofMinutes(5);
  private static final Duration ENDING = Duration.ofSeconds(5);

  private final SortedMap<String, Attribute> byName;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final boolean isConfigured;
  private final Thread thread;

  private Attributes(SortedMap<String, Attribute> byName) {
    this.byName = byName;
    this.isConfigured =
        !Set.of(NameOfLearner.NAME, LinkOfLearner.NAME).containsAll(byName.keySet());
    this.thread = new Thread(this::run, "journey-attributes");
    thread.setDaemon(true);
  }

  /** The name alone. */
  public static Attributes nameOnly() {
    return new Attributes(ours(Optional.empty()));
  }

  /**
   * Makes what an operator configured.
   *
   * @param extensions kinds beside ours
   * @param settings by {@code KIND.NAME.SETTING}
   * @param link the address of her own page; empty: nobody said where that is
   * @throws LrsException {@code INVALID_CONFIGURATION}, with all that is wrong
   */
  public static Attributes open(
      Collection<? extends AttributeKind<?>> extensions,
      Map<String, String> settings,
      Optional<LinkOfLearner> link,
      InstantSource clock) {
    SortedMap<String, AttributeKind<?>> kinds = new TreeMap<>();
    CsvAttribute csv = new CsvAttribute();
    kinds.put(csv.name(), csv);
    for (AttributeKind<?> kind : extensions) {
      if (kinds.putIfAbsent(kind.name(), kind) != null) {
        throw wrong("two kinds of attributes are called \"" + kind.name() + "\"");
      }
    }
    List<String> faults = new ArrayList<>();
    SortedMap<String, Attribute> byName = ours(link);
    for (NamedSettings named : NamedSettings.read(SETTING, settings, kinds.keySet(), faults)) {
      if (named.name().equals(LinkOfLearner.NAME) || byName.containsKey(named.name())) {
        faults.add(SETTING + named.kind() + "." + named.name() + " is there already");
        continue;
      }
      Attribute attribute = open(requireNonNull(kinds.get(named.kind())), named, clock, faults);
      if (attribute != null) {
        byName.put(named.name(), attribute);
      }
    }
    if (!faults.isEmpty()) {
      byName.values().forEach(Attribute::close);
      throw wrong(String.join("; ", faults));
    }
    return new Attributes(byName);
  }

  private static SortedMap<String, Attribute> ours(Optional<LinkOfLearner> link) {
    SortedMap<String, Attribute> byName = new TreeMap<>();
    byName.put(NameOfLearner.NAME, new NameOfLearner());
    link.ifPresent(attribute -> byName.put(LinkOfLearner.NAME, attribute));
    return byName;
  }

  private static <S extends Record> @Nullable Attribute open(
      AttributeKind<S> kind, NamedSettings named, InstantSource clock, List<String> faults) {
    S settings = named.as(kind.settings(), faults);
    return settings == null
        ? null
        : requireNonNull(kind.open(named.name(), settings, clock), "an attribute");
  }

  private static LrsException wrong(String message) {
    return new LrsException(ProblemCode.INVALID_CONFIGURATION, message);
  }

  /** What messages may name, after {@code learner.}. */
  public Set<String> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }

  /** What is known of her; a fault of an attribute is "nothing". */
  Optional<String> value(String name, Payload.Addressee learner) {
    Attribute attribute = byName.get(name);
    if (attribute == null) {
      return Optional.empty();
    }
    try {
      return requireNonNull(attribute.of(learner), "an Optional");
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("the attribute {} failed, and is left out", name, e);
      return Optional.empty();
    }
  }

  /** Learns what there is, once, and then from time to time. */
  public void start() {
    refresh();
    if (isConfigured) {
      thread.start();
    }
  }

  private void run() {
    try {
      while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        refresh();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // asked to end
    }
  }

  /** Each on its own: what cannot be read now leaves the others alone. */
  void refresh() {
    byName.forEach(
        (name, attribute) -> {
          try {
            attribute.refresh();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (Exception | LinkageError e) {
            LOG.warn("the attribute {} is not known anew; it is tried again", name, e);
          }
        });
  }

  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
    try {
      thread.join(ENDING.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    byName.values().forEach(Attribute::close);
  }
}
