package org.trailmark.server.config;

import static java.util.Objects.requireNonNull;
import static org.trailmark.server.config.ServerConfig.check;

import java.time.Period;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.store.Retention;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.ParameterValues;

/**
 * One rule of retention: the settings {@code retention.rules.NAME.*}. What statements it is about
 * is said as in a query of statements (xAPI-Communication 2.1.3).
 *
 * @param action what becomes of them
 * @param age how old they are, by when they were stored
 * @param all whether it is about every statement; then nothing else says which
 * @param agent an agent in JSON
 */
public record RetentionRuleConfig(
    @Nullable Action action,
    @Nullable Period age,
    @Setting(says = "every statement", otherwise = "false") boolean all,
    @Nullable String verb,
    @Nullable String activity,
    @Setting(says = "context activities too", otherwise = "false") boolean relatedActivities,
    @Nullable String agent,
    @Setting(says = "wherever the agent is named", otherwise = "false") boolean relatedAgents,
    @Nullable String registration) {

  /** What becomes of statements. Said always, so that nobody takes a rule for a mere list. */
  public enum Action {
    ERASE
  }

  public RetentionRuleConfig {
    check(action != null, "action is missing: erase");
    if (age == null) {
      throw new IllegalArgumentException("age is missing, for example P2Y");
    }
    check(!age.isNegative() && !age.isZero(), "age is a day or more");
    boolean some = Stream.of(verb, activity, agent, registration).anyMatch(said -> said != null);
    check(
        all || some,
        "all is missing: a rule says which statements it is about, or that it is about all");
    check(!all || !some, "all is true, but something else says which statements");
    check(
        !relatedActivities || activity != null,
        "relatedActivities is of an activity, which is missing");
    check(!relatedAgents || agent != null, "relatedAgents is of an agent, which is missing");
    if (verb != null) {
      read("verb", () -> ParameterValues.iri("verb", verb));
    }
    if (activity != null) {
      read("activity", () -> ParameterValues.iri("activity", activity));
    }
    if (agent != null) {
      read("agent", () -> ParameterValues.agent("agent", agent));
    }
    if (registration != null) {
      read("registration", () -> ParameterValues.uuid("registration", registration));
    }
  }

  private interface Reading {
    Object read();
  }

  private static void read(String name, Reading reading) {
    try {
      reading.read();
    } catch (LrsException e) {
      String why = String.valueOf(e.getMessage()).replaceFirst("^Parameter " + name + " ", "");
      throw new IllegalArgumentException(name + " " + why, e);
    }
  }

  Retention.Rule rule(String name) {
    return new Retention.Rule(name, requireNonNull(age), filter());
  }

  private Retention.Filter filter() {
    Ifi whom = agent == null ? null : Ifi.ofKey(ParameterValues.agent("agent", agent).key());
    UUID which = registration == null ? null : ParameterValues.uuid("registration", registration);
    return new Retention.Filter(whom, relatedAgents, verb, activity, relatedActivities, which);
  }
}
