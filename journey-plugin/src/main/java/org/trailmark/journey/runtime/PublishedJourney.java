package org.trailmark.journey.runtime;

import java.time.Instant;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.engine.StatementMatcher;

/**
 * A publication, ready to look at statements.
 *
 * @param id of the publication
 */
record PublishedJourney(int id, Instant publishedAt, Journey journey, StatementMatcher matcher) {}
