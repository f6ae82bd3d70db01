package org.trailmark.spec.storage;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.StatementQuery;

/** Makes queries of short names, for example {@code Find.all().agent("ann").query()}. */
final class Find {
  private @Nullable String agent;
  private boolean relatedAgents;
  private @Nullable String verb;
  private @Nullable String activity;
  private boolean relatedActivities;
  private @Nullable UUID registration;
  private @Nullable Instant since;
  private @Nullable Instant until;
  private boolean ascending;
  private int limit = 1000;

  static Find all() {
    return new Find();
  }

  Find agent(@Nullable String name) {
    agent = name;
    return this;
  }

  Find relatedAgent(@Nullable String name) {
    agent = name;
    relatedAgents = true;
    return this;
  }

  Find verb(@Nullable String name) {
    verb = name;
    return this;
  }

  Find activity(@Nullable String name) {
    activity = name;
    return this;
  }

  Find relatedActivity(@Nullable String name) {
    activity = name;
    relatedActivities = true;
    return this;
  }

  Find registration(@Nullable UUID value) {
    registration = value;
    return this;
  }

  Find since(@Nullable Instant time) {
    since = time;
    return this;
  }

  Find until(@Nullable Instant time) {
    until = time;
    return this;
  }

  Find ascending(boolean value) {
    ascending = value;
    return this;
  }

  Find limit(int value) {
    limit = value;
    return this;
  }

  StatementQuery query() {
    return new StatementQuery(
        agent == null ? null : Sample.agent(agent),
        relatedAgents,
        verb == null ? null : Sample.verb(verb),
        activity == null ? null : Sample.activity(activity),
        relatedActivities,
        registration,
        since,
        until,
        ascending,
        limit,
        null);
  }
}
