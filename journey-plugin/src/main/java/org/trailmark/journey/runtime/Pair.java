package org.trailmark.journey.runtime;

/** One learner in one journey: what is folded as a whole. */
record Pair(String journey, String learner) {}
