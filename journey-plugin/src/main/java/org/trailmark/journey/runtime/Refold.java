package org.trailmark.journey.runtime;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Reentry;
import org.trailmark.journey.definition.TimeRules;
import org.trailmark.journey.engine.Course;
import org.trailmark.journey.engine.Lineage;
import org.trailmark.journey.engine.Run;
import org.trailmark.journey.engine.Surroundings;
import org.trailmark.journey.learner.Preferences;
import org.trailmark.journey.learner.Rosters;
import org.trailmark.journey.ledger.Asked;
import org.trailmark.journey.ledger.Ledger;
import org.trailmark.journey.ledger.Standing;

/**
 * Folds one learner's runs of a journey and makes the database say the same: transitions,
 * positions, goals, agenda, and what is asked of the ledger. Folding twice changes nothing. For one
 * transaction.
 */
final class Refold {
  private final Handle tx;
  private final Ledger ledger;
  private final Instant known;
  private final Instant now;

  /**
   * @param known how far the stream is known: timers fire up to here, less grace
   * @param now the clock: when what is decided here is decided
   */
  Refold(Handle tx, Ledger ledger, Instant known, Instant now) {
    this.tx = tx;
    this.ledger = ledger;
    this.known = known;
    this.now = now;
  }

  /**
   * Folds a learner.
   *
   * @param lineage the version that lets people in, after those on which some finish
   */
  void fold(List<PublishedJourney> lineage, String learner) {
    PublishedJourney newest = lineage.get(lineage.size() - 1);
    Journey journey = newest.journey();
    Pair pair = new Pair(journey.id(), learner);
    List<Place> before = new Places(tx).of(pair);
    Memberships memberships = Memberships.of(new Rosters(tx).of(learner), known);
    Instant horizon = horizon(newest, pair, before);
    ZoneId zone = new Preferences(tx).zone(learner, journey.time().zone());
    Surroundings around = new Surroundings(memberships.begun(), zone, horizon);
    Pasts pasts = Pasts.kept(tx, lineage, learner, around);
    Course course = Lineage.fold(pasts.legs(), around);
    Map<Integer, Integer> publications = new HashMap<>();
    lineage.forEach(version -> publications.put(version.journey().version(), version.id()));
    for (Run run : course.runs()) {
      keep(
          pair,
          run,
          publications,
          publication(run, publications, before, newest.id()),
          newest,
          around,
          pasts.resumedAt());
    }
    forgetOthers(pair, before, course, journey.reentry(), newest.id());
    plan(pair, journey.time(), course.nextDue(), memberships.nextBegin());
  }

  private void keep(
      Pair pair,
      Run run,
      Map<Integer, Integer> publications,
      int publication,
      PublishedJourney newest,
      Surroundings around,
      @Nullable Instant resumedAt) {
    new Moves(tx).record(pair, run.number(), run.known(), publications, run.transitions(), now);
    new Places(tx)
        .save(
            new Place(
                pair.journey(),
                pair.learner(),
                run.number(),
                run.registration(),
                publication,
                run.position(),
                run.since(),
                run.enteredAt(),
                run.nextDue(),
                around.horizon()));
    new Goals(tx).save(pair, run, newest.journey(), around.zone());
    ledger.note(asked(pair, run, publications, publication, resumedAt), now, tx);
  }

  /** The one by which she moved last. */
  private static int publication(
      Run run, Map<Integer, Integer> publications, List<Place> before, int otherwise) {
    if (!run.transitions().isEmpty()) {
      int version = run.transitions().get(run.transitions().size() - 1).version();
      return publications.getOrDefault(version, otherwise);
    }
    return before.stream()
        .filter(place -> place.number() == run.number())
        .map(Place::publication)
        .findFirst()
        .orElse(otherwise);
  }

  /** Runs that were there and are not: their way was revised away. */
  private void forgetOthers(
      Pair pair, List<Place> before, Course course, Reentry reentry, int publication) {
    Set<Integer> there = course.runs().stream().map(Run::number).collect(Collectors.toSet());
    boolean numbered = reentry.instance() == Reentry.Instance.LEARNER;
    for (Place place : before) {
      boolean passedOver = numbered && place.number() <= course.before();
      if (!passedOver && !there.contains(place.number())) {
        new Moves(tx).record(pair, place.number(), 0, Map.of(), List.of(), now);
        new Places(tx).remove(pair, place.number());
        new Goals(tx).remove(pair, place.number());
        ledger.note(
            new Asked(
                pair.journey(), pair.learner(), place.number(), publication, List.of(), null, null),
            now,
            tx);
      }
    }
  }

  /** Never falls while a publication runs, whatever the calendar does to a grace in days. */
  private Instant horizon(PublishedJourney published, Pair pair, List<Place> before) {
    TimeRules time = published.journey().time();
    Instant horizon = time.grace().before(known, time.zone());
    Optional<Instant> due = new Agenda(tx).dueTimer(pair, known);
    if (due.isPresent() && due.get().isAfter(horizon)) {
      horizon = due.get();
    }
    for (Place place : before) {
      if (place.publication() == published.id() && place.foldedTo().isAfter(horizon)) {
        horizon = place.foldedTo();
      }
    }
    return horizon;
  }

  private void plan(
      Pair pair, TimeRules time, @Nullable Instant nextDue, @Nullable Instant nextMembership) {
    Instant timer = nextDue == null ? null : time.grace().after(nextDue, time.zone());
    Agenda agenda = new Agenda(tx);
    if (timer != null && (nextMembership == null || timer.isBefore(nextMembership))) {
      agenda.set(pair, timer, nextDue);
    } else if (nextMembership != null) {
      agenda.set(pair, nextMembership, null);
    } else {
      agenda.remove(pair);
    }
  }

  private static Asked asked(
      Pair pair,
      Run run,
      Map<Integer, Integer> publications,
      int publication,
      @Nullable Instant resumedAt) {
    Standing standing =
        run.position().exit() ? null : new Standing(run.position().id(), run.since());
    List<Asked.Want> wanted =
        run.wanted().stream()
            .map(
                want ->
                    new Asked.Want(want, publications.getOrDefault(want.version(), publication)))
            .toList();
    return new Asked(
        pair.journey(),
        pair.learner(),
        run.number(),
        publication,
        wanted,
        standing,
        run.known() > 0 ? resumedAt : null);
  }

  /**
   * A learner's rosters.
   *
   * @param begun those that she is on
   * @param nextBegin when the next one begins that she will be on; null: there is none
   */
  record Memberships(Map<String, Instant> begun, @Nullable Instant nextBegin) {
    static Memberships of(Map<String, Instant> rosters, Instant known) {
      Map<String, Instant> begun = new LinkedHashMap<>();
      Instant next = null;
      for (Map.Entry<String, Instant> roster : rosters.entrySet()) {
        Instant since = roster.getValue();
        if (!since.isAfter(known)) {
          begun.put(roster.getKey(), since);
        } else if (next == null || since.isBefore(next)) {
          next = since;
        }
      }
      return new Memberships(begun, next);
    }
  }
}
