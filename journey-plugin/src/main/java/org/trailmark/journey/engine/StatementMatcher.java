package org.trailmark.journey.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.trailmark.journey.definition.Amount;
import org.trailmark.journey.definition.Condition;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Where;
import org.trailmark.lrs.xapi.Statement;

/**
 * Tells what statements mean to one version of one journey. Every {@code where} is compiled once,
 * when this is made. Safe on any thread.
 *
 * <p>A statement whose object is a SubStatement never matches; a voiding statement only where a
 * match names its verb. Whether a statement is voided, and whose it is, is the caller's business.
 */
public final class StatementMatcher {
  private final Journey journey;
  private final List<MatchTest> tests;
  private final List<Amount> values;
  private final PatternAtoms patterns;
  private final Set<Condition.Role> roles;

  public StatementMatcher(Journey journey) {
    this.journey = journey;
    this.tests = journey.matches().stream().map(MatchTest::new).toList();
    this.values =
        journey.values().stream().map(value -> Amount.compile(value.expression())).toList();
    this.patterns = new PatternAtoms(journey);
    this.roles = roles(journey);
  }

  /** What somebody may be in a statement for it to be of interest. */
  public Set<Condition.Role> roles() {
    return roles;
  }

  private static Set<Condition.Role> roles(Journey journey) {
    Set<Condition.Role> roles = EnumSet.noneOf(Condition.Role.class);
    journey.matches().forEach(match -> roles.add(match.role()));
    if (!journey.patterns().isEmpty()) {
      roles.add(Condition.Role.ACTOR);
    }
    return Collections.unmodifiableSet(roles);
  }

  /**
   * Whether a statement with this verb may mean anything; most do not, and need no further look.
   */
  public boolean mayMeet(String verb) {
    return !journey.patterns().isEmpty() || tests.stream().anyMatch(test -> test.fitsVerb(verb));
  }

  /**
   * Activities of which a statement with this verb names at least one, as its object or in its
   * context, if it means anything; empty: it may mean something without.
   */
  public Set<String> landmarks(String verb) {
    if (!journey.patterns().isEmpty()) {
      return Set.of();
    }
    Set<String> landmarks = new HashSet<>();
    for (MatchTest test : tests) {
      if (test.fitsVerb(verb)) {
        if (test.landmarks().isEmpty()) {
          return Set.of();
        }
        landmarks.addAll(test.landmarks());
      }
    }
    return landmarks;
  }

  /**
   * Looks at a stored statement.
   *
   * @param seq its place in the log
   */
  public Observation observe(Statement statement, long seq) {
    return observe(statement.asMap(), statement.stored(), seq);
  }

  /**
   * Looks at a stored statement of which only the JSON is at hand.
   *
   * @param statement its JSON, as maps, lists, texts, numbers and truths
   * @param stored when it was stored
   * @param seq its place in the log
   */
  public Observation observe(Map<String, ?> statement, Instant stored, long seq) {
    return observe(new OpenStatement(statement, stored, seq));
  }

  /** Looks at a stored statement that others look at, too. */
  public Observation observe(OpenStatement statement) {
    if (statement.isAboutSubStatement()) {
      return Observation.NOTHING;
    }
    StatementFacts facts = statement.facts();
    Map<Integer, Condition.Role> met = new HashMap<>();
    List<Observation.Problem> problems = new ArrayList<>();
    for (MatchTest test : tests) {
      if (test.fits(facts)) {
        Condition.Match match = test.match();
        Where.Outcome outcome = test.test(statement);
        if (outcome.holds()) {
          met.put(match.atom(), match.role());
        } else if (outcome.problem() != null) {
          problems.add(new Observation.Problem(match.path(), outcome.problem(), match.role()));
        }
      }
    }
    Set<Integer> followed = new HashSet<>();
    Map<String, String> subregistrations = patterns.add(statement.json(), followed);
    followed.forEach(atom -> met.put(atom, Condition.Role.ACTOR));
    if (met.isEmpty()) {
      return problems.isEmpty() ? Observation.NOTHING : new Observation(null, Map.of(), problems);
    }
    Evidence evidence =
        new Evidence(
            UUID.fromString(String.valueOf(statement.json().get("id"))),
            eventTime(statement.timestamp(), statement.stored(), journey.time().maxSkew()),
            statement.stored(),
            statement.seq(),
            met.keySet(),
            facts.object(),
            facts.registration(),
            values.isEmpty() ? Map.of() : measure(statement.prepared(), met, problems),
            subregistrations);
    return new Observation(evidence, met, problems);
  }

  private Map<Integer, BigDecimal> measure(
      Map<String, Object> prepared,
      Map<Integer, Condition.Role> met,
      List<Observation.Problem> problems) {
    Map<Integer, BigDecimal> numbers = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      Condition.Value value = journey.values().get(i);
      Condition.Role role = met.get(value.atom());
      if (role != null) {
        Amount.Outcome outcome = values.get(i).of(prepared);
        if (outcome.number() != null) {
          numbers.put(i, outcome.number());
        } else {
          problems.add(
              new Observation.Problem(value.path(), String.valueOf(outcome.problem()), role));
        }
      }
    }
    return numbers;
  }

  /**
   * When a statement's event happened: its timestamp, or {@code stored} where the timestamp lies
   * more than {@code maxSkew} after it. To the millisecond, as times are kept.
   */
  public static Instant eventTime(Instant timestamp, Instant stored, Duration maxSkew) {
    Instant time = timestamp.isAfter(stored.plus(maxSkew)) ? stored : timestamp;
    return time.truncatedTo(ChronoUnit.MILLIS);
  }
}
