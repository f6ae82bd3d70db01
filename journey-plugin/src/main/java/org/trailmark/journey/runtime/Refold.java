package org.trailmark.journey.runtime;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.TimeRules;
import org.trailmark.journey.engine.Fold;
import org.trailmark.journey.engine.Run;
import org.trailmark.journey.learner.Rosters;
import org.trailmark.journey.ledger.Asked;
import org.trailmark.journey.ledger.Ledger;
import org.trailmark.journey.ledger.Standing;

/**
 * Folds one learner's run and makes the database say the same: transitions, position, agenda, and
 * what is asked of the ledger. Folding twice changes nothing. For one transaction.
 */
final class Refold {
  /** Re-entry, which makes further runs, is for later. */
  static final int FIRST_RUN = 1;

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

  void fold(PublishedJourney published, String learner) {
    Journey journey = published.journey();
    Pair pair = new Pair(journey.id(), learner);
    Places places = new Places(tx);
    Optional<Place> before = places.find(journey.id(), learner, FIRST_RUN);
    Memberships memberships = Memberships.of(new Rosters(tx).of(learner), known);
    Instant horizon = horizon(published, pair, before);
    Optional<Run> run =
        Fold.fold(
            journey,
            new EvidenceRows(tx).of(published.id(), learner),
            memberships.begun(),
            journey.time().zone(),
            horizon);
    new Moves(tx)
        .record(pair, FIRST_RUN, published.id(), run.map(Run::transitions).orElse(List.of()), now);
    run.ifPresentOrElse(
        r -> places.save(place(published, learner, r, horizon)),
        () -> places.remove(pair, FIRST_RUN));
    plan(pair, journey.time(), run.map(Run::nextDue).orElse(null), memberships.nextBegin());
    if (run.isPresent() || before.isPresent()) {
      ledger.note(asked(published, learner, run), now, tx);
    }
  }

  /** Never falls while a publication runs, whatever the calendar does to a grace in days. */
  private Instant horizon(PublishedJourney published, Pair pair, Optional<Place> before) {
    TimeRules time = published.journey().time();
    Instant horizon = time.grace().before(known, time.zone());
    Optional<Instant> due = new Agenda(tx).dueTimer(pair, known);
    if (due.isPresent() && due.get().isAfter(horizon)) {
      horizon = due.get();
    }
    if (before.isPresent()
        && before.get().publication() == published.id()
        && before.get().foldedTo().isAfter(horizon)) {
      horizon = before.get().foldedTo();
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

  private static Place place(
      PublishedJourney published, String learner, Run run, Instant foldedTo) {
    return new Place(
        published.journey().id(),
        learner,
        FIRST_RUN,
        published.id(),
        run.position(),
        run.since(),
        run.enteredAt(),
        run.nextDue(),
        foldedTo);
  }

  private static Asked asked(PublishedJourney published, String learner, Optional<Run> run) {
    Standing standing =
        run.filter(r -> !r.position().exit())
            .map(r -> new Standing(r.position().id(), r.since()))
            .orElse(null);
    return new Asked(
        published.journey().id(),
        learner,
        FIRST_RUN,
        published.id(),
        run.map(Run::wanted).orElse(List.of()),
        standing);
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
