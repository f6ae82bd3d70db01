package org.trailmark.server.records.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What admins see of learners. Times are UTC; what is null is left out. */
final class LearnerViews {
  private LearnerViews() {}

  /**
   * A learner.
   *
   * @param id of the first of her agents; that of any of them is good for asking
   * @param name the newest of one of her agents
   * @param agents as in statements
   * @param statements how many, with those of groups she is in
   * @param first the earliest time stamp
   * @param last the latest
   */
  public record Learner(
      String id,
      @Nullable String name,
      List<Map<String, Object>> agents,
      long statements,
      @Nullable Instant first,
      @Nullable Instant last) {}

  /**
   * Some learners.
   *
   * @param more where the next ones are, relative to {@code /admin/api/}; null: these are the last
   */
  public record Learners(List<Learner> learners, long behind, @Nullable String more) {}

  /**
   * One of her agents.
   *
   * @param key the identifier as one text
   */
  public record Identity(String id, Map<String, Object> agent, String key, @Nullable String name) {}

  /** How often she did something. */
  public record VerbCount(Shown.Verb verb, long statements) {}

  /**
   * How she did in an activity.
   *
   * @param attempts statements with a score
   * @param at the time stamp of the latest
   */
  public record Scores(
      Shown.@Nullable Activity activity, long attempts, double best, double latest, Instant at) {}

  /** Documents of state that one of her agents has in an activity. */
  public record State(String identity, String activity, List<String> ids) {}

  /** Documents of one of her agents. */
  public record Profile(String identity, List<String> ids) {}

  /**
   * Documents.
   *
   * @param states by agent and activity
   * @param profiles all of them on the first page, none on the next ones
   * @param more where the next states are, relative to {@code /admin/api/}; null: these are the
   *     last
   */
  public record Documents(List<State> states, List<Profile> profiles, @Nullable String more) {}

  /** Where there is more, relative to {@code /admin/api/}. */
  public record Links(String statements, String identities, String journeys) {}

  /**
   * Everything about one.
   *
   * @param names each of her agents' newest, each once
   * @param verbs the most frequent first
   * @param scores the latest first
   */
  public record Whole(
      @JsonUnwrapped Learner learner,
      List<String> names,
      List<Identity> identities,
      List<VerbCount> verbs,
      List<Scores> scores,
      Documents documents,
      Links links,
      long behind) {}
}
