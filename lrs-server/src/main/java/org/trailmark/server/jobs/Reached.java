package org.trailmark.server.jobs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is.
 *
 * @param position where the next run goes on, in the words of its kind; empty: at the beginning
 * @param done how much is done
 * @param total of how much; null: nobody knows
 * @param share of the whole, from 0 to 1; null: nobody knows
 * @param outcome what came of it so far, by name
 */
public record Reached(
    String position,
    long done,
    @Nullable Long total,
    @Nullable Double share,
    Map<String, Long> outcome) {

  static final Reached NOTHING = new Reached("", 0, null, null, Map.of());

  public Reached {
    outcome = Collections.unmodifiableMap(new LinkedHashMap<>(outcome)); // in the order given
  }

  /** Of what came of it so far, one number; 0 where there is none yet. */
  public long outcome(String name) {
    return outcome.getOrDefault(name, 0L);
  }
}
