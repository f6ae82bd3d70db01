package org.trailmark.server.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.Retention;
import org.trailmark.lrs.xapi.AgentJson;
import org.trailmark.lrs.xapi.Ifi;

/** What is answered about retention. */
final class ShownRetention {
  private ShownRetention() {}

  /**
   * What is configured.
   *
   * @param at the time of day of the daily run
   */
  public record Policy(String at, String zone, List<Rule> rules) {
    static Policy of(RetentionPolicy policy) {
      return new Policy(
          policy.at().toString(),
          policy.zone().getId(),
          policy.rules().stream().map(Rule::of).toList());
    }
  }

  /**
   * A rule: of what it is about, only what it says.
   *
   * @param action {@code erase}
   * @param age an ISO 8601 period
   */
  public record Rule(
      String name,
      String action,
      String age,
      @Nullable Boolean all,
      @Nullable String verb,
      @Nullable String activity,
      @Nullable Boolean relatedActivities,
      @Nullable Map<String, Object> agent,
      @Nullable Boolean relatedAgents,
      @Nullable UUID registration) {
    static Rule of(Retention.Rule rule) {
      Retention.Filter filter = rule.filter();
      Ifi agent = filter.agent();
      return new Rule(
          rule.name(),
          "erase",
          rule.age().toString(),
          orNull(filter.equals(Retention.Filter.ALL)),
          filter.verb(),
          filter.activity(),
          orNull(filter.relatedActivities()),
          agent == null ? null : AgentJson.of(agent),
          orNull(filter.relatedAgents()),
          filter.registration());
    }

    private static @Nullable Boolean orNull(boolean said) {
      return said ? true : null;
    }
  }

  /** What each rule would do; a statement counts for the first that takes it. */
  public record DryRun(List<Outlook> rules) {
    static DryRun of(List<Retention.Outlook> rules) {
      return new DryRun(rules.stream().map(Outlook::of).toList());
    }
  }

  /**
   * What a rule would do.
   *
   * @param bound what was stored then or earlier is old enough
   * @param statements that would go
   * @param held that would stay, because they name or refer to a person on hold
   * @param voiding that would stay, because they void what stays
   * @param oldest when the first of those that would go was stored; null: none would
   */
  public record Outlook(
      String rule,
      Instant bound,
      long statements,
      long held,
      long voiding,
      @Nullable Instant oldest,
      @Nullable Instant newest) {
    static Outlook of(Retention.Outlook each) {
      return new Outlook(
          each.rule(),
          each.bound(),
          each.statements(),
          each.held(),
          each.voiding(),
          each.oldest(),
          each.newest());
    }
  }

  /**
   * What a rule did in a run.
   *
   * @param through how far the log was looked through, 0 to 1
   * @param statements that are gone
   * @param held that the rule has found, in this run or before, and that stay because of a hold
   * @param voiding likewise, that stay because they void what stays
   */
  public record Done(
      String rule, Instant bound, double through, long statements, long held, long voiding) {
    static Done of(Retention.Done each) {
      return new Done(
          each.rule(),
          each.bound(),
          each.through(),
          each.statements(),
          each.held(),
          each.voiding());
    }
  }

  /**
   * A run.
   *
   * @param state {@code running} or {@code done}
   * @param waitsFor why it does not go on; null where it does
   */
  public record Run(
      UUID id,
      String state,
      @Nullable String waitsFor,
      String author,
      Instant begunAt,
      long statements,
      long attachments,
      List<Done> rules) {
    static Run of(Retention.Run run, String waitsFor) {
      return new Run(
          run.id(),
          run.isEnded() ? "done" : "running",
          run.isEnded() || waitsFor.isEmpty() ? null : waitsFor,
          run.author(),
          run.begunAt(),
          run.statements(),
          run.attachments(),
          run.rules().stream().map(Done::of).toList());
    }
  }

  /**
   * A page.
   *
   * @param more where the next one is; null: there is none
   */
  public record Runs(List<Run> runs, @Nullable String more) {}
}
