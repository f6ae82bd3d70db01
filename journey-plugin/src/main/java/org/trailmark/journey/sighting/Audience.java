package org.trailmark.journey.sighting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.trailmark.journey.engine.OpenStatement;
import org.trailmark.journey.publication.PublishedJourney;

/**
 * The journeys that statements are shown to, by verb, and where a journey asks for activities by
 * these: most statements are for none of them, and are passed over before they are opened, or
 * before anybody looks at them closely. For one transaction, on any thread.
 */
public final class Audience {
  private final List<PublishedJourney> all;
  private final Map<String, Listeners> byVerb = new ConcurrentHashMap<>();

  /** These, and no others. */
  public Audience(List<PublishedJourney> all) {
    this.all = List.copyOf(all);
  }

  /**
   * Those to whom a verb may mean something: wherever it is said, or where an activity is named.
   */
  private record Listeners(
      List<PublishedJourney> anywhere, Map<String, List<PublishedJourney>> byActivity) {
    boolean isEmpty() {
      return anywhere.isEmpty() && byActivity.isEmpty();
    }
  }

  /** Whether a statement with this verb may mean something to anybody. */
  public boolean listensTo(String verb) {
    return !listeners(verb).isEmpty();
  }

  /** Those to whom a statement may mean something, each once. */
  public Collection<PublishedJourney> of(OpenStatement statement) {
    Listeners listeners = listeners(statement.verb());
    if (listeners.byActivity().isEmpty()) {
      return listeners.anywhere();
    }
    Map<Integer, PublishedJourney> audience = new LinkedHashMap<>();
    listeners.anywhere().forEach(journey -> audience.put(journey.id(), journey));
    for (String activity : statement.activities()) {
      listeners
          .byActivity()
          .getOrDefault(activity, List.of())
          .forEach(journey -> audience.put(journey.id(), journey));
    }
    return audience.values();
  }

  private Listeners listeners(String verb) {
    return byVerb.computeIfAbsent(verb, this::find);
  }

  private Listeners find(String verb) {
    Listeners listeners = new Listeners(new ArrayList<>(), new HashMap<>());
    for (PublishedJourney journey : all) {
      if (journey.matcher().mayMeet(verb)) {
        Set<String> landmarks = journey.matcher().landmarks(verb);
        if (landmarks.isEmpty()) {
          listeners.anywhere().add(journey);
        }
        for (String activity : landmarks) {
          listeners.byActivity().computeIfAbsent(activity, a -> new ArrayList<>()).add(journey);
        }
      }
    }
    return listeners;
  }
}
