package org.trailmark.lrs.xapi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What surrounds the experience (xAPI-Data 2.4.6).
 *
 * @param revision of the activity; only if the object is one
 * @param platform on which it happened; only if the object is an activity
 * @param language RFC 5646 tag
 * @param statement another statement that belongs to it
 * @param agents {@code contextAgents} of xAPI 2.0; may be empty
 * @param groups {@code contextGroups} of xAPI 2.0; may be empty
 * @param extensions values as {@link Statement#asMap()} gives them; may be empty
 */
public record Context(
    Optional<UUID> registration,
    Optional<Actor> instructor,
    Optional<Group> team,
    ContextActivities activities,
    Optional<String> revision,
    Optional<String> platform,
    Optional<String> language,
    Optional<StatementRef> statement,
    List<Related> agents,
    List<Related> groups,
    Map<String, Object> extensions) {

  public Context {
    requireNonNull(registration, "registration");
    requireNonNull(instructor, "instructor");
    requireNonNull(team, "team");
    requireNonNull(activities, "activities");
    requireNonNull(revision, "revision");
    requireNonNull(platform, "platform");
    requireNonNull(language, "language");
    requireNonNull(statement, "statement");
    agents = List.copyOf(agents);
    groups = List.copyOf(groups);
    requireNonNull(extensions, "extensions");
  }

  /**
   * An agent or group that has to do with the experience (xAPI 2.0).
   *
   * @param relevantTypes IRIs of its parts in it; may be empty
   */
  public record Related(Actor actor, List<String> relevantTypes) {
    public Related {
      requireNonNull(actor, "actor");
      relevantTypes = List.copyOf(relevantTypes);
    }
  }
}
