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
 * @param move how many would be moved to another step, or to another exit
 * @param exit how many stand on a step now and would leave
 * @param join how many are not on the journey now
 * @param drop how many are on the journey now and would not be
 * @param pastTouchpoints how many touchpoints their ways would have asked for before the
 *     publication: none of them is sent
 * @param suppressed how many of those did not go out before, and now never will
 * @param wouldSend how many would be judged, to be sent, at once
 */
public record Preview(
    long learners,
    long entered,
    Map<String, Long> byStep,
    Map<String, Long> byExit,
    long stay,
    long move,
    long exit,
    long join,
    long drop,
    long pastTouchpoints,
    long suppressed,
    long wouldSend) {

  public Preview {
    byStep = new LinkedHashMap<>(byStep);
    byExit = new LinkedHashMap<>(byExit);
  }
}
