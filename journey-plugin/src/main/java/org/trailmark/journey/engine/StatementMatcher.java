package org.trailmark.journey.engine;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

  public StatementMatcher(Journey journey) {
    this.journey = journey;
    this.tests = journey.matches().stream().map(MatchTest::new).toList();
    this.values =
        journey.values().stream().map(value -> Amount.compile(value.expression())).toList();
    this.patterns = new PatternAtoms(journey);
  }

  /** What somebody may be in a statement for it to be of interest. */
  public Set<Condition.Role> roles() {
    Set<Condition.Role> roles = EnumSet.noneOf(Condition.Role.class);
    journey.matches().forEach(match -> roles.add(match.role()));
    if (!journey.patterns().isEmpty()) {
      roles.add(Condition.Role.ACTOR);
    }
    return roles;
  }

  /**
   * Looks at a stored statement.
   *
   * @param seq its place in the log
   */
  public Observation observe(Statement statement, long seq) {
    return observe(statement.asMap(), statement.timestamp(), statement.stored(), seq);
  }

  /**
   * Looks at a stored statement of which only the JSON is at hand.
   *
   * @param statement its JSON, as maps, lists, texts, numbers and truths
   * @param stored when it was stored
   * @param seq its place in the log
   */
  public Observation observe(Map<String, ?> statement, Instant stored, long seq) {
    return observe(statement, timestamp(statement, stored), stored, seq);
  }

  private Observation observe(
      Map<String, ?> statement, Instant timestamp, Instant stored, long seq) {
    if (isSubStatement(statement)) {
      return Observation.NOTHING;
    }
    StatementFacts facts = StatementFacts.of(statement);
    Map<Integer, Condition.Role> met = new HashMap<>();
    List<Observation.Problem> problems = new ArrayList<>();
    Map<String, Object> prepared = null;
    for (MatchTest test : tests) {
      if (test.fits(facts)) {
        prepared = prepared == null ? Where.prepare(statement) : prepared;
        Condition.Match match = test.match();
        Where.Outcome outcome = test.test(prepared);
        if (outcome.holds()) {
          met.put(match.atom(), match.role());
        } else if (outcome.problem() != null) {
          problems.add(new Observation.Problem(match.path(), outcome.problem(), match.role()));
        }
      }
    }
    Set<Integer> followed = new HashSet<>();
    Map<String, String> subregistrations = patterns.add(statement, followed);
    followed.forEach(atom -> met.put(atom, Condition.Role.ACTOR));
    if (met.isEmpty()) {
      return new Observation(null, Map.of(), problems);
    }
    Evidence evidence =
        new Evidence(
            UUID.fromString(String.valueOf(statement.get("id"))),
            eventTime(timestamp, stored, journey.time().maxSkew()),
            stored,
            seq,
            met.keySet(),
            facts.object(),
            facts.registration(),
            prepared == null ? Map.of() : measure(prepared, met, problems),
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

  /** A text without a zone is UTC, as the store takes it. */
  private static Instant timestamp(Map<String, ?> statement, Instant stored) {
    Object text = statement.get("timestamp");
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              String.valueOf(text), OffsetDateTime::from, LocalDateTime::from);
      return time instanceof OffsetDateTime zoned
          ? zoned.toInstant()
          : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return stored;
    }
  }

  private static boolean isSubStatement(Map<String, ?> statement) {
    @Nullable Object object = statement.get("object");
    return object instanceof Map<?, ?> map && "SubStatement".equals(map.get("objectType"));
  }
}
