package org.trailmark.lrs.store;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.Ifi;

/**
 * Whom or what a document is about (xAPI-Communication 2.3, 2.6, 2.7). Within it a document's id is
 * unique.
 *
 * @param activity IRI; null for agent profiles
 * @param agent {@linkplain Ifi#key() key}; null for activity profiles
 * @param registration null for profiles, and for state that belongs to no registration
 */
public record DocumentContext(
    Kind kind, @Nullable String activity, @Nullable String agent, @Nullable UUID registration) {

  /** The three document resources. */
  public enum Kind {
    STATE,
    ACTIVITY_PROFILE,
    AGENT_PROFILE
  }

  public DocumentContext {
    requireNonNull(kind, "kind");
    boolean complete =
        switch (kind) {
          case STATE -> activity != null && agent != null;
          case ACTIVITY_PROFILE -> activity != null && agent == null && registration == null;
          case AGENT_PROFILE -> activity == null && agent != null && registration == null;
        };
    if (!complete) {
      throw new IllegalArgumentException("no context of " + kind);
    }
  }

  /** State of an agent in an activity. */
  public static DocumentContext state(String activity, Ifi agent, @Nullable UUID registration) {
    return new DocumentContext(Kind.STATE, activity, agent.key(), registration);
  }

  public static DocumentContext activityProfile(String activity) {
    return new DocumentContext(Kind.ACTIVITY_PROFILE, activity, null, null);
  }

  public static DocumentContext agentProfile(Ifi agent) {
    return new DocumentContext(Kind.AGENT_PROFILE, null, agent.key(), null);
  }
}
