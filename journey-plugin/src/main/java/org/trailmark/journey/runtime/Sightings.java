package org.trailmark.journey.runtime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.trailmark.journey.engine.Evidence;
import org.trailmark.journey.engine.Observation;
import org.trailmark.journey.engine.OpenStatement;
import org.trailmark.journey.learner.Learner;
import org.trailmark.lrs.store.StoredStatement;

/**
 * What the statements of a batch mean to journeys, and of whom: all that can be told without the
 * database. For one thread.
 */
final class Sightings {
  private final Audience audience;
  private final List<Sighting> all = new ArrayList<>();
  private final Set<UUID> voided = new LinkedHashSet<>();

  Sightings(Audience audience) {
    this.audience = audience;
  }

  /**
   * One person's share of a statement, as a journey sees it.
   *
   * @param who as the statement names her
   * @param evidence without atoms where there are only problems to show
   * @param problems what could not be evaluated, in words
   */
  record Sighting(
      PublishedJourney by, Learner.KnownAgent who, Evidence evidence, List<String> problems) {
    boolean counts() {
      return !evidence.atoms().isEmpty();
    }
  }

  /** In the order of the log. */
  List<Sighting> all() {
    return all;
  }

  /** The statements that others of the batch void; some may be in the batch, too. */
  Set<UUID> voided() {
    return voided;
  }

  /**
   * Looks at the next statement.
   *
   * @throws tools.jackson.core.JacksonException if it is no JSON, which the store does not let in
   */
  void look(StoredStatement stored) {
    String verb = Incoming.verb(stored);
    if (!audience.listensTo(verb) && !verb.equals(Incoming.VOIDED)) {
      return;
    }
    Incoming statement = Incoming.of(stored);
    statement
        .voids()
        .ifPresentOrElse(
            voided::add,
            () -> {
              if (!statement.voided()) {
                look(statement);
              }
            });
  }

  private void look(Incoming statement) {
    OpenStatement open = statement.open();
    for (PublishedJourney published : audience.of(open)) {
      Observation seen = published.matcher().observe(open);
      if (seen.evidence() != null || !seen.problems().isEmpty()) {
        look(statement, published, seen);
      }
    }
  }

  private void look(Incoming statement, PublishedJourney published, Observation seen) {
    for (Incoming.Person person : statement.people(published.matcher().roles())) {
      Evidence found = seen.of(person.roles());
      List<String> problems =
          seen.problemsOf(person.roles()).stream().map(p -> p.path() + ": " + p.message()).toList();
      if (found != null || !problems.isEmpty()) {
        Evidence shown = found != null ? found : nothing(statement);
        all.add(new Sighting(published, person.agent(), shown, problems));
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
