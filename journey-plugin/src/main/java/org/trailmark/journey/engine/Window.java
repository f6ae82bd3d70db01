package org.trailmark.journey.engine;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The time in which a version of a journey lets people in, and what became of her before it.
 *
 * @param from entries from then on; event time; null: since ever
 * @param until and before then; null: for ever
 * @param earlier by registration where runs are of registrations, else by ""
 */
record Window(@Nullable Instant from, @Nullable Instant until, Map<String, Saved.Earlier> earlier) {
  static final Window ALWAYS = new Window(null, null, Map.of());

  Window {
    earlier = Map.copyOf(earlier);
  }

  /** Whether what was saved would be saved again: what it rests on is what it was. */
  boolean mayResume(Saved saved) {
    return Objects.equals(from, saved.from())
        && (Objects.equals(until, saved.until()) || endsAfter(saved))
        && names(saved).stream().allMatch(name -> fits(saved, name));
  }

  /** A version that was published since lets nobody in before what was saved. */
  private boolean endsAfter(Saved saved) {
    return saved.until() == null && until != null && saved.at().isBefore(until);
  }

  private Set<String> names(Saved saved) {
    Set<String> names = new HashSet<>(saved.walks().keySet());
    names.addAll(earlier.keySet());
    return names;
  }

  /** Also where she was to finish on an older version, and has only done so since. */
  private boolean fits(Saved saved, String name) {
    Saved.Walked walked = saved.walks().get(name);
    Saved.Earlier now = earlier.get(name);
    if (walked == null) {
      return false;
    }
    Saved.Earlier then = walked.earlier();
    return Objects.equals(then, now)
        || (then != null
            && then.goesOnThere()
            && now != null
            && now.leftAt() != null
            && now.leftAt().isAfter(saved.at()));
  }
}
