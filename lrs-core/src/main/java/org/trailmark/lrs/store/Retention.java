package org.trailmark.lrs.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.Ifi;

/**
 * Takes statements out of the store because of their age: beside {@link Eraser}, the only way that
 * what is stored does not stay. Safe on any thread.
 *
 * <p>A run applies rules once. It is an act of many small transactions, as an erasure is: {@link
 * #begin} makes it durable, {@link #next} takes it on, {@link #finish} ends it. Whoever finds an
 * {@linkplain #unfinished() unfinished} one after a start goes on with it. There is one run or
 * erasure at a time.
 *
 * <p>The store remembers up to where each rule was applied, so a run reads only what became old
 * since. A rule that changed begins anew.
 *
 * <p>A statement that a rule finds stays for as long as it names or refers to a person on
 * {@linkplain Eraser#hold hold}, or voids a statement that is here. Each run looks at it again.
 */
public interface Retention {

  /** What rules would do now, each by itself; a statement counts for the first that takes it. */
  List<Outlook> measure(List<Rule> rules);

  /**
   * Begins a run, durably, where there is anything to look at. What becomes old from now on is for
   * the next one.
   *
   * @return empty: no rule finds anything that it has not looked at yet
   * @throws org.trailmark.lrs.problem.LrsException {@code CONFLICT} if a run or an erasure is
   *     unfinished
   */
  Optional<Run> begin(Order order);

  /**
   * Takes the unfinished run one step on. Statements are stored between two steps.
   *
   * @param rules that are in force now: one of the run that is not among them, as it was, takes
   *     nothing more
   * @return false: nothing is left to do in the store but to {@link #finish}
   */
  boolean next(List<Rule> rules);

  /** Ends the unfinished run, and forgets which places it emptied. */
  void finish();

  /** The run that was begun and not ended. */
  Optional<Run> unfinished();

  Optional<Run> find(UUID id);

  /** Runs, newest first, with a smaller number than {@code before}. */
  List<Run> list(long before, int max);

  /** What the unfinished run has removed, in the order of the log, after a place. */
  List<Removed> removed(long after, int max);

  /**
   * What statements a rule is about: those that {@code GET /statements} finds with the same
   * parameters (xAPI-Communication 2.1.3), and voided ones as well. All that are given must hold;
   * none: every statement.
   *
   * @param agent null: any
   * @param relatedAgents widens {@code agent}
   * @param verb IRI; null: any
   * @param activity IRI; null: any
   * @param relatedActivities widens {@code activity}
   * @param registration null: any
   */
  record Filter(
      @Nullable Ifi agent,
      boolean relatedAgents,
      @Nullable String verb,
      @Nullable String activity,
      boolean relatedActivities,
      @Nullable UUID registration) {

    /** Every statement. */
    public static final Filter ALL = new Filter(null, false, null, null, false, null);

    /** The query that finds the same, where nothing is voided. */
    public StatementQuery query() {
      return new StatementQuery(
          agent,
          relatedAgents,
          verb,
          activity,
          relatedActivities,
          registration,
          null,
          null,
          true,
          1,
          null);
    }
  }

  /**
   * Statements of this kind go when they are so old.
   *
   * @param name lower-case letters, digits and hyphens; the store remembers by it how far it came
   * @param age since they were stored, in days of UTC
   */
  record Rule(String name, Period age, Filter filter) {
    public Rule {
      requireNonNull(filter, "filter");
      if (!name.matches("[a-z0-9][a-z0-9-]*")) {
        throw new IllegalArgumentException("no rule can be called \"" + name + "\"");
      }
      if (age.isNegative() || age.isZero()) {
        throw new IllegalArgumentException("an age is a day or more, not " + age);
      }
    }

    /** What was stored then or earlier is old by now. */
    public Instant bound(Instant now) {
      return now.atOffset(ZoneOffset.UTC).minus(age).toInstant();
    }
  }

  /**
   * What is wanted.
   *
   * @param author who wants it
   * @param rules in the order in which they are applied, each name once
   */
  record Order(UUID id, String author, List<Rule> rules) {
    public Order {
      requireNonNull(id, "id");
      requireNonNull(author, "author");
      rules = List.copyOf(rules);
      if (rules.stream().map(Rule::name).distinct().count() < rules.size()) {
        throw new IllegalArgumentException("two rules of one name");
      }
    }
  }

  /**
   * What a rule would do.
   *
   * @param bound what was stored then or earlier is old enough
   * @param statements that would go
   * @param held that would stay, because of a person on hold
   * @param voiding that would stay, because they void what stays
   * @param oldest when the first of those that would go was stored; null: none would go
   * @param newest when the last one was
   */
  record Outlook(
      String rule,
      Instant bound,
      long statements,
      long held,
      long voiding,
      @Nullable Instant oldest,
      @Nullable Instant newest) {
    public Outlook {
      requireNonNull(rule, "rule");
      requireNonNull(bound, "bound");
    }
  }

  /**
   * What a rule has done in a run.
   *
   * @param bound what was stored then or earlier was old enough
   * @param through how far the log was looked through for it: 0 to 1
   * @param statements that are gone
   * @param held that stay because of a person on hold; of all that the rule found, ever
   * @param voiding that stay because they void what stays; likewise
   */
  record Done(
      String rule, Instant bound, double through, long statements, long held, long voiding) {
    public Done {
      requireNonNull(rule, "rule");
      requireNonNull(bound, "bound");
    }
  }

  /**
   * A run.
   *
   * @param number rises from one to the next
   * @param begunAt UTC, to the millisecond
   * @param rules in their order
   * @param attachments data that is gone, because nobody refers to it any more
   * @param isEnded whether nothing is left to do
   */
  record Run(
      long number,
      UUID id,
      String author,
      Instant begunAt,
      List<Done> rules,
      long attachments,
      boolean isEnded) {
    public Run {
      requireNonNull(id, "id");
      requireNonNull(author, "author");
      requireNonNull(begunAt, "begunAt");
      rules = List.copyOf(rules);
    }

    /** How many statements are gone. */
    public long statements() {
      return rules.stream().mapToLong(Done::statements).sum();
    }
  }

  /**
   * A statement that is gone.
   *
   * @param seq its place in the log, which nobody gets again
   * @param rule the name of the rule that took it
   */
  record Removed(long seq, UUID id, String rule) {
    public Removed {
      requireNonNull(id, "id");
      requireNonNull(rule, "rule");
    }
  }
}
