package org.trailmark.journey.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.learner.Preferences;

/**
 * What was said to the learners for whom wishes are judged, and what they said themselves. Read for
 * all before the first is judged, and kept true while one after another is. For one transaction.
 */
final class Dossiers {
  /** So much more than a gate asks for is looked up: days begin elsewhere for the next learner. */
  private static final Duration MORE = Duration.ofDays(2);

  private final Handle tx;
  private final Set<String> learners;
  private final Map<Topic, List<Send>> sends;
  private final Map<String, List<Consent>> consents;
  private final Map<String, Preferences.Told> told;

  private final Map<String, List<Send>> added = new HashMap<>();
  private Map<String, List<Send>> recent = Map.of();
  private @Nullable Instant recentFrom;

  private Dossiers(
      Handle tx,
      Set<String> learners,
      Map<Topic, List<Send>> sends,
      Map<String, List<Consent>> consents,
      Map<String, Preferences.Told> told) {
    this.tx = tx;
    this.learners = learners;
    this.sends = sends;
    this.consents = consents;
    this.told = told;
  }

  /** What a journey says to a learner with one of its touchpoints. */
  record Topic(String learner, String journey, String touchpoint) {
    static Topic of(Wish wish) {
      return new Topic(wish.learner(), wish.journey(), wish.touchpoint());
    }
  }

  static Dossiers of(List<Wish> wishes, Handle tx) {
    Set<Topic> topics = new LinkedHashSet<>();
    Set<String> learners = new LinkedHashSet<>();
    for (Wish wish : wishes) {
      topics.add(Topic.of(wish));
      learners.add(wish.learner());
    }
    return new Dossiers(
        tx,
        learners,
        new Sends(tx).of(topics),
        new Consents(tx).now(learners),
        new Preferences(tx).of(learners));
  }

  /** All that went out to her on a topic, oldest first. */
  List<Send> sends(Topic topic) {
    return sends.getOrDefault(topic, List.of());
  }

  /**
   * What went out to her after a time, whatever journey said it, oldest first. The first who is
   * asked about is looked up with all others.
   */
  List<Send> sentAfter(String learner, Instant time) {
    if (recentFrom == null || time.isBefore(recentFrom)) {
      recentFrom = time.minus(MORE);
      recent = new Sends(tx).after(learners, recentFrom);
    }
    return Stream.concat(
            recent.getOrDefault(learner, List.of()).stream(),
            added.getOrDefault(learner, List.of()).stream())
        .filter(send -> send.sentAt().isAfter(time))
        .toList();
  }

  /** What she agreed to and refused: the newest of each scope. */
  List<Consent> consents(String learner) {
    return consents.getOrDefault(learner, List.of());
  }

  /** What is known of where she lives and what she reads. */
  Preferences.Told told(String learner) {
    return told.getOrDefault(learner, Preferences.Told.NOTHING);
  }

  /** This goes out now; it is written down by {@link #write}. */
  void add(Wish wish, Duration effort, Instant now) {
    Send send =
        new Send(
            wish.key(),
            wish.journey(),
            wish.run(),
            wish.touchpoint(),
            wish.occurrence(),
            now,
            effort,
            Set.of(wish.at()));
    sends.computeIfAbsent(Topic.of(wish), topic -> new ArrayList<>()).add(send);
    added.computeIfAbsent(wish.learner(), learner -> new ArrayList<>()).add(send);
  }

  /** Writes down what went out; once. */
  void write() {
    new Sends(tx).add(added);
  }
}
