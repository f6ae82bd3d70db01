package org.trailmark.lrs.xapi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gathers what a statement can be found by. */
final class StatementKeysBuilder {
  final Set<String> agents = new LinkedHashSet<>();
  final Set<String> relatedAgents = new LinkedHashSet<>();
  final Set<String> relatedActivities = new LinkedHashSet<>();
  @Nullable String activity;
  @Nullable UUID registration;
  @Nullable UUID target;

  void context(ContextRules context) {
    for (ActorRules actor : context.actors()) {
      actor.addKeys(relatedAgents);
    }
    relatedActivities.addAll(context.activities());
    registration = context.registration();
  }

  /** Whatever a SubStatement can be found by finds the statement around it, widely. */
  void subStatement(StatementKeysBuilder sub) {
    relatedAgents.addAll(sub.agents);
    relatedAgents.addAll(sub.relatedAgents);
    relatedActivities.addAll(sub.relatedActivities);
    if (sub.activity != null) {
      relatedActivities.add(sub.activity);
    }
  }

  StatementKeys build(String verb, List<String> authority) {
    relatedAgents.addAll(agents);
    relatedAgents.addAll(authority);
    if (activity != null) {
      relatedActivities.add(activity);
    }
    boolean voiding = verb.equals(StatementKeys.VOIDED);
    return new StatementKeys(
        verb, agents, relatedAgents, activity, relatedActivities, registration, target, voiding);
  }
}
