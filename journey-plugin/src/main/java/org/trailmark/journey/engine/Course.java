package org.trailmark.journey.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All runs of one learner through one journey.
 *
 * @param before how many runs were over before those that are given, because the fold began where
 *     an earlier one had saved itself: their numbers are 1 to this
 * @param runs in the order of their entries
 * @param nextEntry when an {@code absent} of the entry may let her in if nothing else happens;
 *     event time, without grace; null when none will
 * @param saved where a later fold may begin, oldest first
 */
public record Course(int before, List<Run> runs, @Nullable Instant nextEntry, List<Saved> saved) {

  public Course {
    runs = List.copyOf(runs);
    saved = List.copyOf(saved);
  }

  /** The run that began last; empty while she has not entered. */
  public Optional<Run> latest() {
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() - 1));
  }

  /** When time alone may change anything (event time, without grace); null when it will not. */
  public @Nullable Instant nextDue() {
    return Stream.concat(
            runs.stream().map(Run::nextDue), Stream.of(nextEntry).filter(Objects::nonNull))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The same without what is due only at {@code end} or later. */
  Course before(Instant end) {
    return new Course(
        before,
        runs.stream().map(run -> run.dueBefore(end)).toList(),
        nextEntry != null && nextEntry.isBefore(end) ? nextEntry : null,
        saved);
  }
}
