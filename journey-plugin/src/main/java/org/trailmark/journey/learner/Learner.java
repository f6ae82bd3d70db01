package org.trailmark.journey.learner;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person: one or more agents that are the same.
 *
 * @param id stable, says nothing about her
 * @param agents at least one, in the order of their keys
 */
public record Learner(String id, List<KnownAgent> agents) {

  public Learner {
    requireNonNull(id, "id");
    agents = List.copyOf(agents);
  }

  /** The name that one of her agents carries; null where none does. */
  public @Nullable String name() {
    return agents.stream().map(KnownAgent::name).filter(n -> n != null).findFirst().orElse(null);
  }

  /**
   * An agent that was seen in a statement or on a roster.
   *
   * @param key its identifier, as {@code Ifi.key()} gives it
   * @param name as it was last given; null where it never was
   */
  public record KnownAgent(String key, @Nullable String name) {
    public KnownAgent {
      requireNonNull(key, "key");
    }
  }
}
