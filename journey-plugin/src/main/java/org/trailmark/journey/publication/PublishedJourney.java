package org.trailmark.journey.publication;

import java.time.Instant;
import java.util.Set;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.engine.StatementMatcher;

/**
 * A publication, ready to look at statements.
 *
 * @param id of the publication
 * @param absent extensions that it names and that are not there, as it names them; while there are
 *     any, nobody is folded by it
 */
public record PublishedJourney(
    int id, Instant publishedAt, Journey journey, StatementMatcher matcher, Set<String> absent) {
  public PublishedJourney {
    absent = Set.copyOf(absent);
  }
}
