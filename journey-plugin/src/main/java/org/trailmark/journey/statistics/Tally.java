package org.trailmark.journey.statistics;

/**
 * How many.
 *
 * @param runs trips through the journey
 * @param learners people; fewer than runs where somebody went several times
 */
public record Tally(long runs, long learners) {
  public static final Tally NONE = new Tally(0, 0);
}
