package org.trailmark.journey.definition;

import static java.util.Objects.requireNonNull;

/**
 * The share of people to whom the journey says nothing, so that what its touchpoints do can be
 * measured against them.
 *
 * @param percent of people, 0 to 100
 * @param salt decides who they are: another salt draws others
 */
public record Holdout(double percent, String salt) {

  public Holdout {
    requireNonNull(salt, "salt");
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException("percent " + percent);
    }
  }
}
