package org.trailmark.journey.runtime;

import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.engine.StatementMatcher;

/**
 * A publication, ready to look at statements.
 *
 * @param id of the publication
 */
record PublishedJourney(int id, Journey journey, StatementMatcher matcher) {}
