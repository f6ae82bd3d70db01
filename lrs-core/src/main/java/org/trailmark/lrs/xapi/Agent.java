package org.trailmark.lrs.xapi;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A person or a system (xAPI-Data 2.4.2.1).
 *
 * @param ifi never empty
 * @param name how a person calls the agent
 */
public record Agent(Optional<Ifi> ifi, Optional<String> name) implements Actor {

  public Agent {
    requireNonNull(name, "name");
    if (ifi.isEmpty()) {
      throw new IllegalArgumentException("an agent has an identifier");
    }
  }

  @Override
  public String objectType() {
    return "Agent";
  }
}
