package org.trailmark.journey.runtime;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Target;

/**
 * Where a learner's run stands now.
 *
 * @param number which run of hers in this journey, from 1
 * @param registration the registration it is of; null where runs are of learners
 * @param publication id of the publication it goes by
 * @param position the step, or the exit by which she left
 * @param since event time
 * @param enteredAt event time
 * @param nextDue when a timer changes it if nothing else happens, event time, without grace; null:
 *     none is open
 * @param foldedTo up to which event time timers have fired
 */
public record Place(
    String journey,
    String learner,
    int number,
    @Nullable UUID registration,
    int publication,
    Target position,
    Instant since,
    Instant enteredAt,
    @Nullable Instant nextDue,
    Instant foldedTo) {

  /** Whether this is the same run on the same step, by the same publication. */
  boolean standsAsIn(Place other) {
    return journey.equals(other.journey)
        && learner.equals(other.learner)
        && number == other.number
        && publication == other.publication
        && position.equals(other.position)
        && Objects.equals(registration, other.registration);
  }
}
