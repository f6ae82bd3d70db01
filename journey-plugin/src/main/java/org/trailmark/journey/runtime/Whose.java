package org.trailmark.journey.runtime;

/**
 * One learner, as one version of a journey sees her.
 *
 * @param publication id of the publication
 */
record Whose(int publication, String learner) {}
