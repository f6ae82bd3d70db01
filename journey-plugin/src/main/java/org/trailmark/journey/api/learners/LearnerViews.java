package org.trailmark.journey.api.learners;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.channel.Inbox;
import org.trailmark.journey.runtime.Remark;

/** What the interface says of one learner. */
final class LearnerViews {

  private LearnerViews() {}

  /** Who somebody is. */
  record Found(String learner) {}

  record Learner(
      String id,
      @Nullable String name,
      List<Agent> agents,
      Map<String, Instant> rosters,
      List<Run> journeys) {}

  /**
   * One of her agents.
   *
   * @param agent as xAPI writes it
   */
  record Agent(String key, Map<String, Object> agent) {}

  /**
   * Where she stands.
   *
   * @param step null: she has left
   * @param exit null: she is on the way
   * @param counts how the exit counts; null without an exit
   * @param nextDue when a timer moves her if nothing else happens, grace not counted
   */
  record Run(
      String journey,
      int version,
      Map<String, String> title,
      int run,
      @Nullable UUID registration,
      @Nullable String step,
      @Nullable String stage,
      @Nullable String exit,
      @Nullable String counts,
      Instant since,
      Instant enteredAt,
      @Nullable Instant nextDue,
      List<Score> goals) {}

  /**
   * How a run does by a goal.
   *
   * @param dueAt until when it counts, event time; null: whenever
   * @param reachedAt event time; null: not, or not in time
   */
  record Score(String goal, @Nullable Instant dueAt, @Nullable Instant reachedAt) {}

  /**
   * One learner's way.
   *
   * @param run where the run that began last stands; null: she is not on the journey, or not any
   *     more
   * @param runs all of them, in the order in which they began
   * @param transitions in the order of decision, superseded ones too
   * @param remarks statements that could not be evaluated, or came too late to change history
   * @param more after which transition the next page begins; null: this is the last
   */
  record Way(
      String learner,
      String journey,
      @Nullable Run run,
      List<Run> runs,
      List<Transition> transitions,
      List<Remark> remarks,
      @Nullable String more) {}

  /**
   * A move.
   *
   * @param version of the definition that decided
   * @param from null on entry
   * @param to the step, or {@code exit:ID}
   * @param stage of the step moved to; null for an exit
   * @param validAt event time
   * @param decidedAt when we knew
   */
  record Transition(
      long id,
      int run,
      int version,
      @Nullable String from,
      String to,
      @Nullable String stage,
      Instant validAt,
      Instant decidedAt,
      boolean superseded,
      @Nullable Long supersededBy,
      @Nullable Instant supersededAt,
      Reason why) {}

  /**
   * Why.
   *
   * @param kind {@code held}: a condition became true; {@code after}, {@code idle}: time passed
   * @param rule JSON pointer in the definition
   * @param statements that made it true, the deciding one last
   * @param since when the timer began to run
   * @param text for people
   */
  record Reason(
      String kind,
      String rule,
      List<UUID> statements,
      List<String> rosters,
      @Nullable Instant since,
      String text) {}

  /**
   * Why she stands where she stands.
   *
   * @param run where
   * @param move the one that led there
   * @param definition what stands in the definition at the rule of the move
   * @param statements that made the rule hold, with what they say; the newest twenty
   * @param onward what leads on from here, exits from everywhere included; empty where she has left
   */
  record WhyHere(
      String learner,
      String journey,
      Run run,
      Transition move,
      Object definition,
      List<StatementShown> statements,
      Map<String, Instant> rosters,
      List<Onward> onward) {}

  /**
   * A statement in short.
   *
   * @param verb its name for people, or its IRI
   * @param object its name for people, or its IRI
   * @param found whether the store has it; else nothing but its id is known
   * @param removedBy the rule of retention that took it out of the store; null: none did
   */
  record StatementShown(
      UUID id,
      boolean found,
      boolean voided,
      @Nullable String verb,
      @Nullable String object,
      @Nullable String timestamp,
      @Nullable Instant stored,
      @Nullable String removedBy) {}

  /**
   * What would lead on.
   *
   * @param rule JSON pointer in the definition
   * @param kind {@code when}: a condition; {@code after}, {@code idle}: a timer
   * @param definition what stands there
   * @param due when an {@code after} fires, event time, grace not counted; null for others
   * @param text for people
   */
  record Onward(
      String rule, String to, String kind, Object definition, @Nullable Instant due, String text) {}

  /**
   * What a learner sees of herself first.
   *
   * @param name null: none of her agents carries one
   * @param ways her runs, by journey and number
   */
  record Ways(@Nullable String name, List<Run> ways) {}

  record InboxPage(List<Inbox.Item> items, @Nullable String more) {}
}
