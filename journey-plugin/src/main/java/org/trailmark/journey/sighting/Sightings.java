package org.trailmark.journey.sighting;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.trailmark.journey.engine.Evidence;
import org.trailmark.journey.engine.Observation;
import org.trailmark.journey.engine.OpenStatement;
import org.trailmark.journey.learner.Learner;
import org.trailmark.journey.publication.PublishedJourney;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.StatementKeys;
import tools.jackson.core.JacksonException;

/**
 * What the statements of a batch mean to journeys, and of whom: all that can be told without the
 * database, and so by whatever processor has nothing else to do.
 *
 * @param all in the order of the log
 * @param voided the statements that others of the batch void; some may be in the batch, too
 */
public record Sightings(List<Sighting> all, Set<UUID> voided) {
  /** Of no statement. */
  public static final Sightings NOTHING = new Sightings(List.of(), Set.of());

  /**
   * One person's share of a statement, as a journey sees it.
   *
   * @param who as the statement names her
   * @param evidence without atoms where there are only problems to show
   * @param problems what could not be evaluated, in words
   */
  public record Sighting(
      PublishedJourney by, Learner.KnownAgent who, Evidence evidence, List<String> problems) {}

  /**
   * Looks at statements.
   *
   * @param broken is told which are no JSON, which the store does not let in; on any thread
   */
  public static Sightings of(
      List<StoredStatement> statements,
      Audience audience,
      BiConsumer<StoredStatement, JacksonException> broken) {
    List<Sighting> all = new ArrayList<>();
    Set<UUID> voided = new LinkedHashSet<>();
    for (Sightings one :
        Shared.among(statements).map(stored -> look(stored, audience, broken)).toList()) {
      all.addAll(one.all);
      voided.addAll(one.voided);
    }
    return new Sightings(all, voided);
  }

  private static Sightings look(
      StoredStatement stored,
      Audience audience,
      BiConsumer<StoredStatement, JacksonException> broken) {
    try {
      return look(stored, audience);
    } catch (JacksonException e) {
      broken.accept(stored, e);
      return NOTHING;
    }
  }

  private static Sightings look(StoredStatement stored, Audience audience) {
    String verb = Incoming.verb(stored);
    if (!audience.listensTo(verb) && !verb.equals(StatementKeys.VOIDED)) {
      return NOTHING;
    }
    Incoming statement = Incoming.of(stored);
    return statement
        .voids()
        .map(target -> new Sightings(List.of(), Set.of(target)))
        .orElseGet(
            () ->
                statement.voided() ? NOTHING : new Sightings(look(statement, audience), Set.of()));
  }

  private static List<Sighting> look(Incoming statement, Audience audience) {
    OpenStatement open = statement.open();
    List<Sighting> found = new ArrayList<>();
    for (PublishedJourney published : audience.of(open)) {
      Observation seen = published.matcher().observe(open);
      if (seen.evidence() != null || !seen.problems().isEmpty()) {
        look(statement, published, seen, found);
      }
    }
    return found;
  }

  private static void look(
      Incoming statement, PublishedJourney published, Observation seen, List<Sighting> into) {
    for (Incoming.Person person : statement.people(published.matcher().roles())) {
      Evidence found = seen.of(person.roles());
      List<String> problems =
          seen.problemsOf(person.roles()).stream().map(p -> p.path() + ": " + p.message()).toList();
      if (found != null || !problems.isEmpty()) {
        Evidence shown = found != null ? found : nothing(statement);
        into.add(new Sighting(published, person.agent(), shown, problems));
      }
    }
  }

  /** Of a statement that meets no match, but of which something is to be said. */
  private static Evidence nothing(Incoming statement) {
    return new Evidence(
        statement.id(),
        statement.stored(),
        statement.stored(),
        statement.seq(),
        Set.of(),
        null,
        null);
  }
}
