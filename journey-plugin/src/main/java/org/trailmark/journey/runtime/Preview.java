package org.trailmark.journey.runtime;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What publishing would do with today's learners.
 *
 * @param learners how many were looked at
 * @param entered how many would be on the journey
 * @param byStep how many would stand on each step; steps in the order of the definition
 * @param byExit how many would have left by each exit
 * @param stay how many stand where they would stand
 * @param move how many stand elsewhere now
 * @param join how many are not on the journey now
 * @param drop how many are on the journey now and would not be
 * @param pastTouchpoints how many touchpoints their ways would have asked for before the
 *     publication: none of them is sent
 */
public record Preview(
    long learners,
    long entered,
    Map<String, Long> byStep,
    Map<String, Long> byExit,
    long stay,
    long move,
    long join,
    long drop,
    long pastTouchpoints) {

  public Preview {
    byStep = new LinkedHashMap<>(byStep);
    byExit = new LinkedHashMap<>(byExit);
  }
}
