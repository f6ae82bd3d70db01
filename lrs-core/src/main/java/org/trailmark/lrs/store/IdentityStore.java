package org.trailmark.lrs.store;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.trailmark.lrs.xapi.Ifi;

/**
 * Which agents are one person. A link says so of two agents; a person is all the agents that links
 * in force join, directly or through others. Linking and unlinking are events, and events are kept
 * for ever: ending a link leaves exactly what the other links say, in whatever order they came.
 *
 * <p>Only agents are linked. An identifier does not show whether a group has it: callers refuse
 * groups. Whoever only asks or follows along needs the {@link IdentityReader}.
 */
public interface IdentityStore extends IdentityReader {

  /**
   * How many agents one person may have. More are a shared account that somebody took for a person,
   * and a person stays small enough to be read at once.
   */
  int MAX_AGENTS = 100;

  /**
   * Links pairs of agents, all or none, durably. What is linked already stays as it is.
   *
   * @param author who says so
   * @return what became of each pair, in their order
   * @throws org.trailmark.lrs.problem.LrsException {@code CONFLICT} if persons of more than {@link
   *     #MAX_AGENTS} agents would come of it, with a fault for each pair that is to blame, by its
   *     index; {@code STORE_UNAVAILABLE}
   */
  List<Linked> link(List<Pair> pairs, String author);

  /**
   * Ends one link; the others stay.
   *
   * @param link as in {@link IdentityEvent#link()}
   * @param author who says so
   * @param reason why; may be empty
   * @throws org.trailmark.lrs.problem.LrsException {@code NOT_FOUND} if no such link is in force;
   *     {@code STORE_UNAVAILABLE}
   */
  IdentityEvent unlink(long link, String author, String reason);

  /**
   * Two different agents to be linked.
   *
   * @param reason why; may be empty
   */
  record Pair(Ifi one, Ifi other, String reason) {
    public Pair {
      requireNonNull(reason, "reason");
      if (one.key().equals(other.key())) {
        throw new IllegalArgumentException("one agent, not two: " + one.key());
      }
    }
  }

  /**
   * What became of a pair.
   *
   * @param link the event that made the link that is in force now
   * @param added false: it was in force already
   */
  record Linked(IdentityEvent link, boolean added) {}
}
