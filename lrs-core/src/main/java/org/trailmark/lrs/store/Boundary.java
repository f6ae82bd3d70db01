package org.trailmark.lrs.store;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.trailmark.lrs.xapi.Activity;
import org.trailmark.lrs.xapi.Actor;
import org.trailmark.lrs.xapi.Group;
import org.trailmark.lrs.xapi.Statement;
import org.trailmark.lrs.xapi.StatementObject;
import org.trailmark.lrs.xapi.StatementRef;
import org.trailmark.lrs.xapi.SubStatement;

/**
 * A part of the store that a caller is kept to. What it does not speak of is outside: a statement
 * about an agent is outside a boundary of activities. Pure.
 *
 * @param activities the beginnings of the activities' IRLs that are inside; each ends where a part
 *     of an address ends, so {@code https://ex.org/4} holds {@code https://ex.org/4/a} and not
 *     {@code https://ex.org/42}; empty: any activity, and what is about none
 * @param learners {@linkplain org.trailmark.lrs.xapi.Ifi#key() keys} of the agents that are inside,
 *     each for itself, whoever it is linked with; empty: anybody
 */
public record Boundary(Set<String> activities, Set<String> learners) {
  private static final String ENDS = "/?#:=&";

  public Boundary {
    activities = Set.copyOf(activities);
    learners = Set.copyOf(learners);
    if (activities.isEmpty() && learners.isEmpty()) {
      throw new IllegalArgumentException("a boundary names activities or learners");
    }
    if (activities.contains("")) {
      throw new IllegalArgumentException("every activity begins with nothing");
    }
  }

  /**
   * Whether a statement is inside: its object by activities; its actor, and its object where that
   * is an agent, by learners; the same within a SubStatement. A group is inside when it is named
   * itself, or when it has members and all of them are. Context is not looked at.
   *
   * @param target whether the statement with an id is inside, for one that is about another
   */
  public boolean holds(Statement statement, Predicate<UUID> target) {
    return holds(statement.actor()) && holds(statement.object(), target);
  }

  private boolean holds(StatementObject object, Predicate<UUID> target) {
    if (object instanceof Activity activity) {
      return holdsActivity(activity.id());
    }
    if (object instanceof StatementRef ref) {
      return target.test(ref.id());
    }
    if (object instanceof SubStatement sub) {
      return holds(sub.actor()) && holds(sub.object(), target);
    }
    return activities.isEmpty() && object instanceof Actor actor && holds(actor);
  }

  private boolean holds(Actor actor) {
    if (learners.isEmpty() || actor.ifi().filter(ifi -> learners.contains(ifi.key())).isPresent()) {
      return true;
    }
    return actor instanceof Group group
        && !group.members().isEmpty()
        && group.members().stream().allMatch(this::holds);
  }

  /** Whether an activity is inside. */
  public boolean holdsActivity(String id) {
    return activities.isEmpty() || activities.stream().anyMatch(start -> begins(id, start));
  }

  /** Whether an agent is inside, by its key. */
  public boolean holdsLearner(String key) {
    return learners.isEmpty() || learners.contains(key);
  }

  /** Whether documents are inside: their activity and their agent, where they have one. */
  public boolean holds(DocumentContext context) {
    boolean activity =
        Optional.ofNullable(context.activity())
            .map(this::holdsActivity)
            .orElse(activities.isEmpty());
    boolean agent =
        Optional.ofNullable(context.agent()).map(this::holdsLearner).orElse(learners.isEmpty());
    return activity && agent;
  }

  private static boolean begins(String id, String start) {
    return id.startsWith(start)
        && (id.length() == start.length()
            || ENDS.indexOf(start.charAt(start.length() - 1)) >= 0
            || ENDS.indexOf(id.charAt(start.length())) >= 0);
  }
}
