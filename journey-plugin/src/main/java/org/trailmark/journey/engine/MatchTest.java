package org.trailmark.journey.engine;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Condition;
import org.trailmark.journey.definition.OwnStatements;
import org.trailmark.journey.definition.Where;

/** One match of a journey, ready to be tested. */
final class MatchTest {
  private static final String VOIDED = "http://adlnet.gov/expapi/verbs/voided";

  private final Condition.Match match;
  private final @Nullable Where where;

  MatchTest(Condition.Match match) {
    this.match = match;
    this.where = match.where() == null ? null : Where.compile(match.where());
  }

  Condition.Match match() {
    return match;
  }

  /** Whether everything but {@code where} fits. */
  boolean fits(StatementFacts facts) {
    return !isOurs(facts)
        && fitsVerb(facts.verb())
        && isOneOf(match.activities(), facts.object())
        && (isOneOf(match.under(), facts.object()) || intersect(match.under(), facts.around()))
        && isOneOf(match.types(), facts.type())
        && (match.categories().isEmpty() || intersect(match.categories(), facts.categories()))
        && (isOneOf(match.topic(), facts.object()) || intersect(match.topic(), facts.context()))
        && match.registration().fits(facts.registration());
  }

  /** A journey feeds on what journeys wrote only where the match names their category. */
  private boolean isOurs(StatementFacts facts) {
    return facts.categories().contains(OwnStatements.CATEGORY)
        && !match.categories().contains(OwnStatements.CATEGORY);
  }

  boolean fitsVerb(String verb) {
    return match.verbs().isEmpty() ? !verb.equals(VOIDED) : match.verbs().contains(verb);
  }

  /** Activities of which a statement that fits names at least one; empty: it need not. */
  Set<String> landmarks() {
    if (!match.activities().isEmpty()) {
      return match.activities();
    }
    return match.under().isEmpty() ? match.topic() : match.under();
  }

  /** What {@code where} says of a statement for which the rest fits. */
  Where.Outcome test(OpenStatement statement) {
    return where == null ? new Where.Outcome(true, null) : where.test(statement.prepared());
  }

  private static boolean isOneOf(Set<String> wanted, @Nullable String iri) {
    return wanted.isEmpty() || (iri != null && wanted.contains(iri));
  }

  private static boolean intersect(Collection<String> wanted, Collection<String> there) {
    return !Collections.disjoint(wanted, there);
  }
}
