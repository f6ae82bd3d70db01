package org.trailmark.journey.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.learner.Preferences;

/**
 * What was said to the learners for whom wishes are judged, and what they said themselves. Read for
 * all before the first is judged, and kept true while one after another is. For one transaction.
 */
final class Dossiers {
  private final Map<Topic, List<Send>> sends;
  private final Map<String, List<Consent>> consents;
  private final Map<String, Preferences.Told> told;

  private Dossiers(
      Map<Topic, List<Send>> sends,
      Map<String, List<Consent>> consents,
      Map<String, Preferences.Told> told) {
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
        new Sends(tx).of(topics), new Consents(tx).now(learners), new Preferences(tx).of(learners));
  }

  /** All that went out to her on a topic, oldest first. */
  List<Send> sends(Topic topic) {
    return sends.getOrDefault(topic, List.of());
  }

  /** What she agreed to and refused: the newest of each scope. */
  List<Consent> consents(String learner) {
    return consents.getOrDefault(learner, List.of());
  }

  /** What is known of where she lives and what she reads. */
  Preferences.Told told(String learner) {
    return told.getOrDefault(learner, Preferences.Told.NOTHING);
  }

  /** This went out now. */
  void add(Wish wish, Duration effort, Instant now) {
    sends
        .computeIfAbsent(Topic.of(wish), topic -> new ArrayList<>())
        .add(
            new Send(
                wish.key(),
                wish.journey(),
                wish.run(),
                wish.touchpoint(),
                wish.occurrence(),
                now,
                effort,
                Set.of(wish.at())));
  }
}
