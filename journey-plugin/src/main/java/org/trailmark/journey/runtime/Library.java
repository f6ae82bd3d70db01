package org.trailmark.journey.runtime;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.engine.StatementMatcher;

/**
 * Reads a publication's text and compiles it once. The database alone says which are to be used, so
 * a publication takes effect with its transaction. Safe on any thread.
 */
public final class Library {
  private final Map<Integer, PublishedJourney> read = new ConcurrentHashMap<>();

  /** The definition of a publication. */
  public Journey journey(int publication, Handle tx) {
    return get(publication, tx).journey();
  }

  PublishedJourney get(int publication, Handle tx) {
    PublishedJourney known = read.get(publication);
    if (known != null) {
      return known;
    }
    PublishedJourney published = read(new Publications(tx).get(publication), tx);
    read.put(publication, published);
    return published;
  }

  /** Those that statements are shown to. */
  List<PublishedJourney> observing(Handle tx) {
    return new Publications(tx).observing().stream().map(id -> get(id, tx)).toList();
  }

  /** Not kept: for a draft, whose id may be given again. */
  static PublishedJourney read(Publication publication, Handle tx) {
    Journey journey =
        new JourneyReader().read(publication.definition(), PinnedProfiles.of(publication.id(), tx));
    return new PublishedJourney(
        publication.id(), publication.publishedAt(), journey, new StatementMatcher(journey));
  }
}
