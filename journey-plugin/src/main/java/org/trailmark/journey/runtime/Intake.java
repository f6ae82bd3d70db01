package org.trailmark.journey.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.engine.Evidence;
import org.trailmark.journey.engine.Observation;
import org.trailmark.journey.engine.OpenStatement;
import org.trailmark.journey.learner.Learner;
import org.trailmark.journey.learner.Learners;
import org.trailmark.lrs.store.StoredStatement;

/** Makes evidence of statements: the first part of the flow. For one transaction. */
final class Intake {
  private final Handle tx;
  private final Learners learners;
  private final EvidenceRows evidence;
  private final Voids voids;
  private final FoldSaves saves;

  Intake(Handle tx) {
    this.tx = tx;
    this.learners = new Learners(tx);
    this.evidence = new EvidenceRows(tx);
    this.voids = new Voids(tx);
    this.saves = new FoldSaves(tx);
  }

  /**
   * Takes a statement from the live stream.
   *
   * @param known how far the stream is known
   * @return who is to be folded again
   * @throws tools.jackson.core.JacksonException if it is no JSON, which the store does not let in
   */
  Set<Pair> live(StoredStatement stored, Audience audience, Instant known) {
    String verb = Incoming.verb(stored);
    List<PublishedJourney> interested = audience.of(verb);
    if (interested.isEmpty() && !verb.equals(Incoming.VOIDED)) {
      return Set.of();
    }
    Incoming statement = Incoming.of(stored);
    Optional<UUID> target = statement.voids();
    if (target.isPresent()) {
      voids.add(target.get());
      return new LinkedHashSet<>(evidence.remove(target.get()));
    }
    Set<Pair> touched = new LinkedHashSet<>();
    for (Sighting sighting : look(statement, interested)) {
      PublishedJourney published = sighting.by();
      Pair pair = new Pair(published.journey().id(), sighting.who().learner());
      boolean late = isLate(published, pair, sighting.evidence(), known);
      if (keep(sighting, late) && sighting.counts() && !late) {
        saves.forgetFrom(
            new FoldSaves.Key(published.id(), pair.learner(), sighting.evidence().at()));
        touched.add(pair);
      }
    }
    return touched;
  }

  /**
   * Takes a statement from history: nothing in it is late.
   *
   * @throws tools.jackson.core.JacksonException if it is no JSON, which the store does not let in
   */
  void history(StoredStatement stored, Audience audience) {
    String verb = Incoming.verb(stored);
    List<PublishedJourney> interested = audience.of(verb);
    if (interested.isEmpty() && !verb.equals(Incoming.VOIDED)) {
      return;
    }
    Incoming statement = Incoming.of(stored);
    Optional<UUID> target = statement.voids();
    if (target.isPresent()) {
      voids.add(target.get());
      return;
    }
    look(statement, interested).forEach(sighting -> keep(sighting, false));
  }

  private List<Sighting> look(Incoming statement, List<PublishedJourney> interested) {
    OpenStatement open = statement.open();
    List<Sighting> sightings = new ArrayList<>();
    for (PublishedJourney published : interested) {
      Observation seen = published.matcher().observe(open);
      if (seen.evidence() == null && seen.problems().isEmpty()) {
        continue;
      }
      if (sightings.isEmpty() && (statement.voided() || voids.contains(statement.id()))) {
        return List.of();
      }
      for (Incoming.Person person : statement.people(published.matcher().roles())) {
        Evidence found = seen.of(person.roles());
        List<String> problems =
            seen.problemsOf(person.roles()).stream()
                .map(p -> p.path() + ": " + p.message())
                .toList();
        if (found != null || !problems.isEmpty()) {
          Evidence shown = found != null ? found : nothing(statement);
          sightings.add(new Sighting(published, know(person.agent()), shown, problems));
        }
      }
    }
    return sightings;
  }

  private Learners.Identity know(Learner.KnownAgent agent) {
    return learners.know(agent.key(), agent.name());
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

  private boolean keep(Sighting sighting, boolean late) {
    return evidence.add(
        sighting.by().id(), sighting.who().agent(), sighting.evidence(), sighting.problems(), late);
  }

  /** Whether it would change what is settled: further back than the journey revises by itself. */
  private boolean isLate(PublishedJourney published, Pair pair, Evidence found, Instant known) {
    var time = published.journey().time();
    return found.at().isBefore(time.revise().before(known, time.zone()))
        && new Moves(tx).anyFrom(pair, found.at());
  }

  /** One person's share of a statement, as a journey sees it. */
  private record Sighting(
      PublishedJourney by, Learners.Identity who, Evidence evidence, List<String> problems) {
    boolean counts() {
      return !evidence.atoms().isEmpty();
    }
  }
}
