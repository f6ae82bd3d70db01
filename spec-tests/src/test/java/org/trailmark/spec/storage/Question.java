package org.trailmark.spec.storage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.StatementQuery;

/** A query, and how it is answered by looking at every statement. */
record Question(
    @Nullable String agent,
    boolean relatedAgents,
    @Nullable String verb,
    @Nullable String activity,
    boolean relatedActivities,
    @Nullable Integer registration,
    boolean ascending,
    int limit) {

  static Arbitrary<Question> questions() {
    Arbitrary<Boolean> either = Arbitraries.of(true, false);
    return Combinators.combine(
            Plan.people().injectNull(0.5),
            either,
            Plan.verbs().injectNull(0.6),
            Plan.activities().injectNull(0.6),
            either,
            Plan.registrations().injectNull(0.7),
            either,
            Arbitraries.integers().between(1, 15))
        .as(Question::new);
  }

  StatementQuery query() {
    Find find =
        Find.all()
            .verb(verb)
            .registration(registration == null ? null : Plan.registrationId(registration))
            .ascending(ascending)
            .limit(limit);
    if (relatedAgents) {
      find.relatedAgent(agent);
    } else {
      find.agent(agent);
    }
    if (relatedActivities) {
      find.relatedActivity(activity);
    } else {
      find.activity(activity);
    }
    return find.query();
  }

  /** What the standard says, word for word. */
  List<UUID> answer(List<Plan> world) {
    return IntStream.range(0, world.size())
        .map(place -> ascending ? place : world.size() - 1 - place)
        .filter(place -> !isVoided(world, place))
        .filter(place -> isAbout(world, place))
        .mapToObj(Plan::id)
        .toList();
  }

  /** Whoever is named, anywhere. */
  static Question naming(String agent) {
    return new Question(agent, true, null, null, false, null, true, 1);
  }

  /** Whether it meets all that is asked, voided or not. */
  boolean isAbout(List<Plan> world, int place) {
    return meets(world, place, this::meetsAgent)
        && meets(
            world,
            place,
            plan -> verb == null || (plan.kind() != Plan.Kind.VOIDING && plan.verb().equals(verb)))
        && meets(world, place, this::meetsActivity)
        && meets(
            world, place, plan -> registration == null || registration.equals(plan.registration()));
  }

  private boolean meetsAgent(Plan plan) {
    return agent == null || (relatedAgents ? plan.relatedAgents() : plan.agents()).contains(agent);
  }

  private boolean meetsActivity(Plan plan) {
    return activity == null
        || (relatedActivities ? plan.relatedActivities() : plan.activityFound()).contains(activity);
  }

  /** Whether the statement meets a condition, or one that it refers to, over any distance. */
  private static boolean meets(List<Plan> world, int place, Predicate<Plan> condition) {
    Set<Integer> seen = new HashSet<>();
    int at = place;
    while (at < world.size() && seen.add(at)) {
      if (condition.test(world.get(at))) {
        return true;
      }
      if (!world.get(at).refers()) {
        return false;
      }
      at = world.get(at).target();
    }
    return false;
  }

  private static boolean isVoided(List<Plan> world, int place) {
    return world.get(place).kind() != Plan.Kind.VOIDING
        && world.stream()
            .anyMatch(plan -> plan.kind() == Plan.Kind.VOIDING && plan.target() == place);
  }
}
