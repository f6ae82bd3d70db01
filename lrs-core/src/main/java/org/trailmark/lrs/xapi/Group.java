package org.trailmark.lrs.xapi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A cluster of agents (xAPI-Data 2.4.2.2).
 *
 * @param ifi empty: an anonymous group, which is distinct from every other
 * @param name how a person calls the group
 * @param members in no particular order; may be empty if the group is identified
 */
public record Group(Optional<Ifi> ifi, Optional<String> name, List<Agent> members)
    implements Actor {

  public Group {
    requireNonNull(name, "name");
    members = List.copyOf(members);
    if (ifi.isEmpty() && members.isEmpty()) {
      throw new IllegalArgumentException("a group has an identifier or members");
    }
  }

  @Override
  public String objectType() {
    return "Group";
  }
}
