package org.trailmark.journey.publication;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.definition.Extensions;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.definition.Vocabulary;
import org.trailmark.journey.engine.StatementMatcher;
import org.trailmark.journey.profile.Profiles;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * Reads a publication's text and compiles it once. The database alone says which are to be used, so
 * a publication takes effect with its transaction. Safe on any thread.
 */
public final class Library {
  private final Map<Integer, PublishedJourney> read = new ConcurrentHashMap<>();
  private final Extensions extensions;
  private final Set<String> attributes;
  private volatile SortedMap<String, String> heldLately = Collections.emptySortedMap();

  /** Of learners, messages may say the name alone. */
  public Library(Extensions extensions) {
    this(extensions, Set.of("name"));
  }

  /**
   * @param extensions conditions and models that definitions may name
   * @param attributes of learners that messages may name
   */
  public Library(Extensions extensions, Set<String> attributes) {
    this.extensions = extensions;
    this.attributes = Set.copyOf(attributes);
  }

  /** What a new definition may name: also patterns of these profiles. */
  public Vocabulary vocabulary(Profiles profiles) {
    return new Vocabulary(profiles, extensions, attributes);
  }

  /**
   * The journeys that are held, because an extension that they name is not there: of each, why.
   * Learners stay where they are until it is there again; evidence is kept meanwhile.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if a definition cannot be read
   */
  public SortedMap<String, String> held(Handle tx) {
    SortedMap<String, String> held = new TreeMap<>();
    for (int id : new Publications(tx).observing()) {
      PublishedJourney published = readable(id, tx);
      if (!published.absent().isEmpty()) {
        held.put(
            published.journey().id(),
            "Version %d names %s, which no extension offers now; nobody moves until one does."
                .formatted(
                    published.journey().version(),
                    String.join(", ", new TreeSet<>(published.absent()))));
      }
    }
    heldLately = held;
    return held;
  }

  /** The same as it was when it was looked up last, without asking the database. */
  public SortedMap<String, String> heldLately() {
    return heldLately;
  }

  private PublishedJourney readable(int id, Handle tx) {
    try {
      return get(id, tx);
    } catch (LrsException e) {
      Publication broken = new Publications(tx).get(id);
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION,
          "Learners go by the journey %s, version %d, and it cannot be read any more: %s"
              .formatted(
                  broken.journey(),
                  broken.version(),
                  e.faults().stream().map(Fault::message).collect(Collectors.joining(" "))),
          e);
    }
  }

  /** The definition of a publication. */
  public Journey journey(int publication, Handle tx) {
    return get(publication, tx).journey();
  }

  /** A publication, compiled once. */
  public PublishedJourney get(int publication, Handle tx) {
    PublishedJourney known = read.get(publication);
    if (known != null) {
      return known;
    }
    PublishedJourney published = read(new Publications(tx).get(publication), tx);
    read.put(publication, published);
    return published;
  }

  /** Those that statements are shown to. */
  public List<PublishedJourney> observing(Handle tx) {
    return new Publications(tx).observing().stream().map(id -> get(id, tx)).toList();
  }

  /** Not kept: for a draft, whose id may be given again. */
  public PublishedJourney read(Publication publication, Handle tx) {
    Set<String> absent = new HashSet<>();
    Journey journey =
        new JourneyReader()
            .read(
                publication.definition(),
                new Vocabulary(
                    PinnedProfiles.of(publication.id(), tx),
                    extensions.orAbsent(absent::add),
                    null));
    return new PublishedJourney(
        publication.id(),
        publication.publishedAt(),
        journey,
        new StatementMatcher(journey),
        absent);
  }
}
